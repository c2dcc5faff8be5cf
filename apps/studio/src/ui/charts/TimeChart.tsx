import { useElementSize } from '@mantine/hooks';
import classes from './charts.module.css';
import { linearScale, type Scale } from './linearScale.ts';

interface TimeSeries {
  readonly label: string;
  readonly tone: 'first' | 'second' | 'quiet';
  readonly values: readonly (number | null)[];
  /** Bounds around the values, drawn as a band. */
  readonly bounds?: readonly (readonly [lower: number, upper: number] | null)[];
}

interface TimeChartProps {
  readonly label: string;
  /** Names of the points in time, oldest first. */
  readonly times: readonly string[];
  readonly series: readonly TimeSeries[];
  readonly max?: number;
  readonly format: (value: number) => string;
  readonly height?: number;
}

const LEFT = 48;
const BOTTOM = 22;
const TOP = 8;
const DASHES = { first: undefined, second: '6 4', quiet: '2 4' } as const;

/** How one or several figures developed. Lines differ by colour and by dash; each point says its value. */
export function TimeChart({ label, times, series, max, format, height = 200 }: TimeChartProps) {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(260, measured || 640);
  const top = max ?? topOf(series);
  const x = linearScale([0, Math.max(1, times.length - 1)], [LEFT, width - 10]);
  const y = linearScale([0, top], [height - BOTTOM, TOP], 4);
  return (
    <div ref={ref}>
      <svg className={classes['plot']} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <Axes times={times} x={x} y={y} size={[width, height]} format={format} />
        {series.map((one) => (
          <Line key={one.label} series={one} x={x} y={y} />
        ))}
        {times.map((time, index) => (
          <rect
            key={time}
            className={classes['hover']}
            x={x.at(index - 0.5)}
            width={x.at(1) - x.at(0)}
            y={TOP}
            height={height - BOTTOM - TOP}
          >
            <title>{pointText(time, index, series, format)}</title>
          </rect>
        ))}
      </svg>
      {series.length > 1 && <Legend series={series} />}
    </div>
  );
}

interface AxesProps {
  readonly times: readonly string[];
  readonly x: Scale;
  readonly y: Scale;
  readonly size: readonly [width: number, height: number];
  readonly format: (value: number) => string;
}

function Axes({ times, x, y, size: [width, height], format }: AxesProps) {
  const every = Math.max(1, Math.ceil(times.length / Math.max(2, Math.floor((width - LEFT) / 92))));
  return (
    <g aria-hidden>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line className={classes['grid']} x1={LEFT} x2={width} y1={y.at(tick)} y2={y.at(tick)} />
          <text className={classes['axis']} x={LEFT - 8} y={y.at(tick) + 4} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      {times.map((time, index) =>
        index % every === 0 ? (
          <text
            key={time}
            className={classes['axis']}
            x={x.at(index)}
            y={height - 4}
            textAnchor={index === 0 ? 'start' : index + every >= times.length ? 'end' : 'middle'}
          >
            {time}
          </text>
        ) : null,
      )}
    </g>
  );
}

function Line({ series, x, y }: { series: TimeSeries; x: Scale; y: Scale }) {
  const stretches = stretchesOf(series.values);
  return (
    <g data-tone={series.tone}>
      {series.bounds && <Band bounds={series.bounds} x={x} y={y} />}
      {stretches.map((stretch) => (
        <path
          key={stretch[0]?.index}
          className={classes['line']}
          strokeDasharray={DASHES[series.tone]}
          d={stretch
            .map(({ index, value }, at) => `${at === 0 ? 'M' : 'L'}${x.at(index)},${y.at(value)}`)
            .join('')}
        />
      ))}
      {stretches
        .flat()
        .filter((_, index, all) => all.length <= 40 || index === all.length - 1)
        .map(({ index, value }) => (
          <circle key={index} className={classes['dot']} cx={x.at(index)} cy={y.at(value)} r={2.8} />
        ))}
    </g>
  );
}

function Band({ bounds, x, y }: { bounds: NonNullable<TimeSeries['bounds']>; x: Scale; y: Scale }) {
  return bounds.map((bound, index) =>
    bound === null ? null : (
      <line
        // Points in time have no name but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        key={index}
        x1={x.at(index)}
        x2={x.at(index)}
        y1={y.at(bound[0])}
        y2={y.at(bound[1])}
        stroke="var(--tone)"
        strokeWidth={1.5}
        opacity={0.55}
      />
    ),
  );
}

function Legend({ series }: { series: readonly TimeSeries[] }) {
  return (
    <ul className={classes['legend']}>
      {series.map(({ label, tone }) => (
        <li key={label} data-tone={tone}>
          <svg width="26" height="8" aria-hidden>
            <line
              x1="1"
              x2="25"
              y1="4"
              y2="4"
              stroke="var(--tone)"
              strokeWidth="2"
              strokeDasharray={DASHES[tone]}
            />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

type Point = { readonly index: number; readonly value: number };

/** Runs of neighbouring values: a gap in the data is a gap in the line. */
function stretchesOf(values: readonly (number | null)[]): readonly (readonly Point[])[] {
  const stretches: Point[][] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const current = stretches.at(-1);
    if (current?.at(-1)?.index === index - 1) current.push({ index, value });
    else stretches.push([{ index, value }]);
  });
  return stretches;
}

function pointText(
  time: string,
  index: number,
  series: readonly TimeSeries[],
  format: (value: number) => string,
): string {
  const values = series.map(({ label, values }) => {
    const value = values[index];
    return `${label}: ${value === null || value === undefined ? '–' : format(value)}`;
  });
  return [time, ...values].join('\n');
}

/** The highest value or bound, never 0, so that an empty chart still has an axis. */
function topOf(series: readonly TimeSeries[]): number {
  const all = series.flatMap(({ values, bounds }) => [
    ...values.map((value) => value ?? 0),
    ...(bounds ?? []).map((bound) => bound?.[1] ?? 0),
  ]);
  return Math.max(...all, 0) || 1;
}
