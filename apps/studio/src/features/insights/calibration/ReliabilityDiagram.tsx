import { useElementSize } from '@mantine/hooks';
import { useLocale } from '../../../strings/useT.ts';
import chart from '../../../ui/charts/charts.module.css';
import { linearScale, type Scale } from '../../../ui/charts/linearScale.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import classes from './Calibration.module.css';
import type { Bin } from './calibration.ts';

const LEFT = 48;
const TOP = 10;
const PLOT = 300;
/** The strip below the diagram that says how many labels each bin has. */
const COUNTS = 58;
const BETWEEN = 26;
const HEIGHT = TOP + PLOT + BETWEEN + COUNTS + 40;

type Scales = { readonly x: Scale; readonly y: Scale };

/** Confidence against the share that was right, with bounds; on the dashed line both are the same. */
export function ReliabilityDiagram({ bins }: { bins: readonly Bin[] }) {
  const { t } = useLocale();
  const { ref, width: measured } = useElementSize();
  const width = Math.max(280, measured || 640);
  const x = linearScale([0, 1], [LEFT, width - 12]);
  const y = linearScale([0, 1], [TOP + PLOT, TOP]);
  return (
    <div ref={ref}>
      <svg
        className={chart['plot']}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={t('calibration.diagram.label', { count: bins.length })}
      >
        <Frame x={x} y={y} />
        <g data-tone="first">
          {bins.map((bin) => (
            <BinMark key={bin.from} bin={bin} x={x} y={y} />
          ))}
        </g>
        <Counts bins={bins} x={x} />
        <text className={chart['axis']} x={(LEFT + width) / 2} y={HEIGHT - 4} textAnchor="middle">
          {t('calibration.axis.confidence')}
        </text>
      </svg>
    </div>
  );
}

function Frame({ x, y }: Scales) {
  const { t, language } = useLocale();
  return (
    <g>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line className={chart['grid']} x1={x.at(0)} x2={x.at(1)} y1={y.at(tick)} y2={y.at(tick)} />
          <text className={chart['axis']} x={LEFT - 8} y={y.at(tick) + 4} textAnchor="end">
            {formatShare(tick, language)}
          </text>
          <text className={chart['axis']} x={x.at(tick)} y={TOP + PLOT + 17} textAnchor="middle">
            {formatShare(tick, language)}
          </text>
        </g>
      ))}
      <line className={classes['diagonal']} x1={x.at(0)} y1={y.at(0)} x2={x.at(1)} y2={y.at(1)} />
      <text className={chart['axis']} x={x.at(0.03)} y={y.at(0.93)}>
        {t('calibration.axis.modest')}
      </text>
      <text className={chart['axis']} x={x.at(0.97)} y={y.at(0.06)} textAnchor="end">
        {t('calibration.axis.boastful')}
      </text>
    </g>
  );
}

/** A bin at its mean confidence; too few labels to mean something are grey and hollow. */
function BinMark({ bin, x, y }: Scales & { readonly bin: Bin }) {
  const { t, language } = useLocale();
  const share = (value: number) => formatShare(value, language);
  const { from, to, n, confidence, correct, lower, upper, isSparse } = bin;
  const at = x.at(confidence);
  return (
    <g className={classes['bin']} data-sparse={isSparse || undefined}>
      <title>
        {t('calibration.bin', {
          ...{ from: share(from), to: share(to), claimed: share(confidence), right: share(correct) },
          ...{ lower: share(lower), upper: share(upper), n },
        })}
      </title>
      <line className={classes['bounds']} x1={at} x2={at} y1={y.at(lower)} y2={y.at(upper)} />
      {[lower, upper].map((bound, end) => (
        <line
          key={end === 0 ? 'lower' : 'upper'}
          className={classes['bounds']}
          x1={at - 5}
          x2={at + 5}
          y1={y.at(bound)}
          y2={y.at(bound)}
        />
      ))}
      <circle className={classes['mark']} cx={at} cy={y.at(correct)} r={5} />
    </g>
  );
}

function Counts({ bins, x }: { bins: readonly Bin[]; x: Scale }) {
  const { t, language } = useLocale();
  const numbers = new Intl.NumberFormat(language, { notation: 'compact' });
  const bottom = TOP + PLOT + BETWEEN + COUNTS;
  const height = linearScale([0, Math.max(1, ...bins.map(({ n }) => n))], [0, COUNTS - 14]);
  return (
    <g data-tone="first">
      <line className={chart['grid']} x1={x.at(0)} x2={x.at(1)} y1={bottom} y2={bottom} />
      <text className={chart['axis']} x={LEFT - 8} y={bottom} textAnchor="end">
        {t('calibration.column.labels')}
      </text>
      {bins.map(({ from, to, n, isSparse }) => {
        const [left, right] = [x.at(from) + 1, Math.max(x.at(to) - 1, x.at(from) + 3)];
        return (
          <g key={from} className={classes['bin']} data-sparse={isSparse || undefined}>
            <rect
              className={classes['count']}
              x={left}
              width={right - left}
              y={bottom - height.at(n)}
              height={height.at(n)}
            />
            {right - left > 20 && (
              <text
                className={chart['axis']}
                x={(left + right) / 2}
                y={bottom - height.at(n) - 4}
                textAnchor="middle"
              >
                {numbers.format(n)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
