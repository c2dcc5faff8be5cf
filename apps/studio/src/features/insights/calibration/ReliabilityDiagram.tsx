import { useLocale } from '../../../strings/useT.ts';
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx';
import charts from '../../../ui/charts/charts.module.css';
import { linearScale } from '../../../ui/charts/linearScale.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import type { Bin } from './calibrationData.ts';

const SIZE = 420;
const LEFT = 46;
const BOTTOM = 36;
/** The strip below the diagram, where bars say how many cases each point rests on. */
const STRIP = 54;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const x = linearScale([0, 1], [LEFT, SIZE - 10]);
const y = linearScale([0, 1], [SIZE - BOTTOM - STRIP, 10]);

/** How sure the agent was against how often it was right, with bounds, and how many cases each point rests on. */
export function ReliabilityDiagram({ bins }: { bins: readonly Bin[] }) {
  const { t, language } = useLocale();
  const share = (value: number) => formatShare(value, language);
  const number = new Intl.NumberFormat(language);
  const most = Math.max(1, ...bins.map(({ n }) => n));
  return (
    <ChartFigure
      title={t('calibration.reliability')}
      help={t('calibration.reliability.help')}
      table={{
        columns: [
          t('calibration.said'),
          t('calibration.true'),
          t('calibration.bounds'),
          t('calibration.cases'),
        ],
        rows: bins.map((bin) => [
          t('calibration.bin', { from: share(bin.from), to: share(bin.to) }),
          share(bin.correct),
          `${share(bin.lower)} – ${share(bin.upper)}`,
          number.format(bin.n),
        ]),
      }}
    >
      <svg
        className={charts['plot']}
        data-tone="first"
        viewBox={`0 0 ${SIZE} ${SIZE}`}
        style={{ maxWidth: 560 }}
        role="img"
        aria-label={t('calibration.reliability')}
      >
        <Grid share={share} />
        <line
          x1={x.at(0)}
          y1={y.at(0)}
          x2={x.at(1)}
          y2={y.at(1)}
          stroke="var(--mantine-color-dimmed)"
          strokeDasharray="4 4"
        />
        {bins.map((bin) => (
          <BinMark key={bin.from} bin={bin} most={most} share={share} />
        ))}
        <text className={charts['axis']} x={SIZE - 10} y={SIZE - 2} textAnchor="end">
          {t('calibration.said')} →
        </text>
        <text className={charts['axis']} x={0} y={SIZE - 2}>
          ↑ {t('calibration.true')}
        </text>
      </svg>
    </ChartFigure>
  );
}

function Grid({ share }: { share: (value: number) => string }) {
  return (
    <g aria-hidden>
      {TICKS.map((tick) => (
        <g key={tick}>
          <line className={charts['grid']} x1={LEFT} x2={SIZE - 10} y1={y.at(tick)} y2={y.at(tick)} />
          <text className={charts['axis']} x={LEFT - 8} y={y.at(tick) + 4} textAnchor="end">
            {share(tick)}
          </text>
          <text className={charts['axis']} x={x.at(tick)} y={SIZE - BOTTOM + 16} textAnchor="middle">
            {share(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface BinMarkProps {
  readonly bin: Bin;
  /** The cases of the fullest bin. */
  readonly most: number;
  readonly share: (value: number) => string;
}

function BinMark({ bin, most, share }: BinMarkProps) {
  const { t } = useLocale();
  const place = x.at(bin.confidence);
  const height = (bin.n / most) * (STRIP - 12);
  const base = SIZE - BOTTOM;
  const width = Math.max(3, x.at(bin.to) - x.at(bin.from) - 4);
  return (
    <g opacity={bin.isSparse ? 0.4 : 1} data-sparse={bin.isSparse || undefined}>
      <title>
        {`${t('calibration.said')}: ${share(bin.confidence)}\n${t('calibration.true')}: ${share(bin.correct)} (${share(bin.lower)} – ${share(bin.upper)})\n${t('calibration.cases')}: ${bin.n}`}
      </title>
      <line
        x1={place}
        x2={place}
        y1={y.at(bin.lower)}
        y2={y.at(bin.upper)}
        stroke="var(--tone)"
        strokeWidth="1.6"
      />
      <circle className={charts['dot']} cx={place} cy={y.at(bin.correct)} r={4.5} />
      <rect
        className={charts['bar']}
        opacity={0.55}
        x={x.at((bin.from + bin.to) / 2) - width / 2}
        y={base - height}
        width={width}
        height={height}
      />
    </g>
  );
}
