import { useElementSize } from '@mantine/hooks';
import { useLocale } from '../../../strings/useT.ts';
import chart from '../../../ui/charts/charts.module.css';
import { formatAmount } from '../../../ui/formatNumber.ts';
import { type MapScales, mapScales } from './mapScales.ts';
import classes from './RiskMap.module.css';
import type { NumberedPoint, RiskMap } from './riskMap.ts';
import { spreadPoints } from './spreadPoints.ts';
import { REGIONS, treatmentText } from './treatmentText.ts';

interface RiskMapChartProps {
  readonly borders: RiskMap['borders'];
  readonly points: readonly NumberedPoint[];
  readonly selected: string;
  readonly onSelect: (checkpoint: string) => void;
}

const HEIGHT = 400;
const LEFT = 46;
const BOTTOM = 44;
const TOP = 26;
/** A point with the room a finger needs. */
const GAP = 30;
/** Room above and below the points, where the regions have their names. */
const NAMES = 40;

/** Four regions between rare and often, cheap and costly, with a numbered point for each checkpoint. */
export function RiskMapChart({ borders, points, selected, onSelect }: RiskMapChartProps) {
  const { t, language } = useLocale();
  const { ref, width: measured } = useElementSize();
  const width = Math.max(280, measured || 620);
  const plot = { left: LEFT, right: width - 8, top: TOP, bottom: HEIGHT - BOTTOM };
  const inner = { ...plot, top: plot.top + NAMES, bottom: plot.bottom - NAMES };
  const scales = mapScales(points, borders, inner);
  const placed = spreadPoints(
    points.flatMap((point) =>
      point.cost === null ? [] : [{ point, x: scales.x.at(point.perWeek), y: scales.y.at(point.cost.value) }],
    ),
    GAP,
  );
  return (
    <div ref={ref} className={classes['map']}>
      <svg className={chart['plot']} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden>
        <Regions borders={borders} scales={scales} plot={plot} />
        <Axes scales={scales} plot={plot} />
      </svg>
      {placed.map(({ point, x, y }) => (
        <button
          key={point.checkpoint}
          type="button"
          className={classes['point']}
          style={{ left: `${(x / width) * 100}%`, top: `${(y / HEIGHT) * 100}%` }}
          aria-pressed={point.checkpoint === selected}
          aria-label={`${point.number} · ${t('map.point', {
            title: point.title,
            perWeek: formatAmount(point.perWeek, language),
            cost: formatAmount(point.cost?.value ?? 0, language),
            treatment: point.treatment === null ? '' : treatmentText(point.treatment, t).title,
          })}`}
          title={point.title}
          onClick={() => onSelect(point.checkpoint)}
        >
          {point.number}
        </button>
      ))}
    </div>
  );
}

type Plot = Parameters<typeof mapScales>[2];

function Regions({ borders, scales, plot }: { borders: RiskMap['borders']; scales: MapScales; plot: Plot }) {
  const { t } = useLocale();
  const x = scales.x.at(borders.perWeek);
  const y = scales.y.at(borders.costOfError);
  return (
    <g>
      {REGIONS.map((treatment, index) => {
        const [left, right] = index % 2 === 0 ? [plot.left, x] : [x, plot.right];
        const [top, bottom] = index < 2 ? [plot.top, y] : [y, plot.bottom];
        return (
          <g key={treatment}>
            <rect
              className={classes['region']}
              data-treatment={treatment}
              x={left}
              y={top}
              width={right - left}
              height={bottom - top}
            />
            <text
              className={classes['regionName']}
              x={index % 2 === 0 ? left + 10 : right - 10}
              y={index < 2 ? top + 20 : bottom - 10}
              textAnchor={index % 2 === 0 ? 'start' : 'end'}
            >
              {treatmentText(treatment, t).title}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Axes({ scales: { x, y }, plot }: { scales: MapScales; plot: Plot }) {
  const { t, language } = useLocale();
  const numbers = new Intl.NumberFormat(language, { notation: 'compact', maximumSignificantDigits: 2 });
  return (
    <g>
      {x.ticks.map((tick) => (
        <g key={tick}>
          <line className={chart['grid']} x1={x.at(tick)} x2={x.at(tick)} y1={plot.top} y2={plot.bottom} />
          <text className={chart['axis']} x={x.at(tick)} y={plot.bottom + 16} textAnchor="middle">
            {numbers.format(tick)}
          </text>
        </g>
      ))}
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line className={chart['grid']} x1={plot.left} x2={plot.right} y1={y.at(tick)} y2={y.at(tick)} />
          <text className={chart['axis']} x={plot.left - 8} y={y.at(tick) + 4} textAnchor="end">
            {numbers.format(tick)}
          </text>
        </g>
      ))}
      <text className={classes['axisName']} x={plot.right} y={plot.bottom + 36} textAnchor="end">
        {t('map.perWeek')}
      </text>
      <text className={classes['axisName']} x={4} y={14}>
        {t('map.cost')}
      </text>
    </g>
  );
}
