import classes from './charts.module.css';
import { linearScale } from './linearScale.ts';

interface SparklineProps {
  /** Oldest first; null where there is nothing to show. */
  readonly values: readonly (number | null)[];
  readonly max: number;
  /** What it shows, for those who do not see it. */
  readonly label: string;
}

const WIDTH = 160;
const HEIGHT = 34;

/** The shape of a development, without axes: a glance, not a reading. */
export function Sparkline({ values, max, label }: SparklineProps) {
  const x = linearScale([0, Math.max(1, values.length - 1)], [3, WIDTH - 3]);
  const y = linearScale([0, max], [HEIGHT - 3, 3]);
  const points = values.flatMap((value, index) =>
    value === null ? [] : [{ x: x.at(index), y: y.at(Math.min(max, value)) }],
  );
  const last = points.at(-1);
  if (last === undefined) return null;
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x},${point.y}`).join('');
  return (
    <svg
      className={classes['plot']}
      data-tone="first"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      style={{ maxWidth: WIDTH }}
      role="img"
      aria-label={label}
    >
      <path className={classes['area']} d={`${path}L${last.x},${HEIGHT}L${points[0]?.x ?? 0},${HEIGHT}Z`} />
      <path className={classes['line']} d={path} strokeWidth={1.6} />
      <circle className={classes['dot']} cx={last.x} cy={last.y} r={2.6} />
    </svg>
  );
}
