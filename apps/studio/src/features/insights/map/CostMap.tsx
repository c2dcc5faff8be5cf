import { useElementSize } from '@mantine/hooks';
import { useLocale } from '../../../strings/useT.ts';
import { ChartFigure } from '../../../ui/charts/ChartFigure.tsx';
import charts from '../../../ui/charts/charts.module.css';
import { logScale, type Scale } from '../../../ui/charts/linearScale.ts';
import { formatAmount } from '../../../ui/formatNumber.ts';
import classes from './CostMap.module.css';
import { isPlaced, type PlacedPoint, type RiskMap } from './mapPoint.ts';

const HEIGHT = 380;
const LEFT = 62;
const BOTTOM = 40;
const TOP = 12;

type Frame = {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
};

/** The gates by frequency and cost, both in powers of ten, over the four regions with their advice. */
export function CostMap({ map }: { map: RiskMap }) {
  const { t, language } = useLocale();
  const { ref, width: measured } = useElementSize();
  const width = Math.max(300, measured || 720);
  const points = map.points.filter(isPlaced);
  const frame = frameOf(map, points, width);
  const number = new Intl.NumberFormat(language, { maximumSignificantDigits: 3 });
  return (
    <ChartFigure
      title={t('map.title')}
      help={t('map.help', { days: map.days })}
      order={2}
      table={{
        columns: [t('map.gate'), t('map.x'), t('map.y'), t('map.treatment')],
        rows: points.map((point) => [
          `${point.flowName} · ${point.title}`,
          number.format(point.perWeek),
          formatAmount(point.cost.value, language),
          point.treatment === null ? '–' : t(`map.treatment.${point.treatment}`),
        ]),
      }}
    >
      <div ref={ref}>
        <svg
          className={charts['plot']}
          viewBox={`0 0 ${width} ${HEIGHT}`}
          role="img"
          aria-label={t('map.title')}
        >
          <Regions map={map} frame={frame} />
          <Axes frame={frame} format={(value) => number.format(value)} />
          {points.map((point, index) => (
            <Point key={point.checkpoint} point={point} frame={frame} index={index} />
          ))}
        </svg>
      </div>
    </ChartFigure>
  );
}

/** Room for the borders and every point, with a margin so that no name is cut off. */
function frameOf(map: RiskMap, points: readonly PlacedPoint[], width: number): Frame {
  const { perWeek, costOfError } = map.borders;
  const often = [perWeek / 10, perWeek * 10, ...points.map((point) => point.perWeek)];
  const costs = [costOfError / 10, costOfError * 10, ...points.map(({ cost }) => cost.value)];
  return {
    x: logScale([Math.min(...often), Math.max(...often)], [LEFT, width - 12]),
    y: logScale([Math.min(...costs), Math.max(...costs)], [HEIGHT - BOTTOM, TOP]),
    width,
  };
}

function Regions({ map, frame: { x, y, width } }: { map: RiskMap; frame: Frame }) {
  const { t } = useLocale();
  const middleX = x.at(map.borders.perWeek);
  const middleY = y.at(map.borders.costOfError);
  const [right, bottom] = [width - 12, HEIGHT - BOTTOM];
  const regions = [
    { name: 'keepReviewing', from: [LEFT, TOP], to: [middleX, middleY], isTop: true },
    { name: 'earnSlowly', from: [middleX, TOP], to: [right, middleY], isTop: true },
    { name: 'passAndSample', from: [LEFT, middleY], to: [middleX, bottom], isTop: false },
    { name: 'earnFast', from: [middleX, middleY], to: [right, bottom], isTop: false },
  ] as const;
  return regions.map(({ name, from: [x1, y1], to: [x2, y2], isTop }) => (
    <g key={name}>
      <rect
        className={classes['region']}
        data-region={name}
        x={x1 + 1}
        y={y1 + 1}
        width={Math.max(0, x2 - x1 - 2)}
        height={Math.max(0, y2 - y1 - 2)}
        rx={6}
      />
      <text className={classes['advice']} x={x1 + 10} y={isTop ? y1 + 20 : y2 - 10}>
        {t(`map.treatment.${name}`)}
      </text>
    </g>
  ));
}

function Axes({ frame: { x, y, width }, format }: { frame: Frame; format: (value: number) => string }) {
  const { t } = useLocale();
  return (
    <g aria-hidden>
      {x.ticks.map((tick) => (
        <text
          key={tick}
          className={charts['axis']}
          x={x.at(tick)}
          y={HEIGHT - BOTTOM + 16}
          textAnchor="middle"
        >
          {format(tick)}
        </text>
      ))}
      {y.ticks.map((tick) => (
        <text key={tick} className={charts['axis']} x={LEFT - 8} y={y.at(tick) + 4} textAnchor="end">
          {format(tick)}
        </text>
      ))}
      <text className={charts['axis']} x={width - 12} y={HEIGHT - 4} textAnchor="end">
        {t('map.x')} →
      </text>
      <text className={charts['axis']} x={4} y={HEIGHT - 4}>
        ↑ {t('map.y')}
      </text>
    </g>
  );
}

/** Numbered, because names of gates that lie close together would cover one another; the table has both. */
function Point({ point, frame: { x, y }, index }: { point: PlacedPoint; frame: Frame; index: number }) {
  const [cx, cy] = [x.at(point.perWeek), y.at(point.cost.value)];
  return (
    <g>
      <title>{`${point.flowName} · ${point.title}`}</title>
      <circle className={classes['point']} cx={cx} cy={cy} r={12} />
      <text className={classes['number']} x={cx} y={cy + 4} textAnchor="middle">
        {index + 1}
      </text>
    </g>
  );
}
