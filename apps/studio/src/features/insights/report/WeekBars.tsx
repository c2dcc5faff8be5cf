import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { useLocale, useT } from '../../../strings/useT.ts';
import chart from '../../../ui/charts/charts.module.css';
import { linearScale, type Scale } from '../../../ui/charts/linearScale.ts';
import classes from './Report.module.css';
import type { ReportTotals } from './totals.ts';

const HEIGHT = 190;
const LEFT = 48;
const BOTTOM = 24;
const TOP = 8;

interface WeekBarsProps {
  readonly weeks: ReportTotals['weeks'];
  readonly times: readonly string[];
}

/** Cases per week: below, solid, what passed by itself; above, hatched, what was held. Told apart without colour. */
export function WeekBars({ weeks, times }: WeekBarsProps) {
  const t = useT();
  const hatch = useId();
  const { ref, width: measured } = useElementSize();
  const width = Math.max(280, measured || 640);
  const most = Math.max(1, ...weeks.map(({ passed, held }) => passed + held));
  const y = linearScale([0, most], [HEIGHT - BOTTOM, TOP], 4);
  const step = (width - LEFT - 8) / Math.max(1, weeks.length);
  const every = Math.max(1, Math.ceil(58 / step));
  return (
    <div ref={ref}>
      <svg
        className={chart['plot']}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={t('report.volume')}
        data-tone="first"
      >
        <Hatch id={hatch} />
        <Grid y={y} width={width} />
        {weeks.map(({ from, passed, held }, index) => {
          const left = LEFT + index * step + Math.min(6, step * 0.15);
          const bar = { x: left, width: Math.max(2, Math.min(46, step * 0.7)) };
          return (
            <g key={from}>
              <title>{`${times[index]}\n${t('report.passed')}: ${passed}\n${t('report.held')}: ${held}`}</title>
              <rect className={chart['bar']} {...bar} y={y.at(passed)} height={y.at(0) - y.at(passed)} />
              <rect
                className={classes['held']}
                {...bar}
                y={y.at(passed + held)}
                height={y.at(passed) - y.at(passed + held)}
                fill={`url(#${hatch})`}
              />
              {index % every === 0 && (
                <text className={chart['axis']} x={left} y={HEIGHT - 6}>
                  {times[index]}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <ul className={chart['legend']} data-tone="first">
        <li>
          <svg width="14" height="12" aria-hidden>
            <rect className={chart['bar']} width="14" height="12" />
          </svg>
          {t('report.passed')}
        </li>
        <li>
          <svg width="14" height="12" aria-hidden>
            <rect className={classes['held']} width="14" height="12" fill={`url(#${hatch})`} />
          </svg>
          {t('report.held')}
        </li>
      </ul>
    </div>
  );
}

const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect className={classes['hatchGround']} width="6" height="6" />
      <line className={classes['hatch']} x1="1" x2="1" y1="0" y2="6" />
    </pattern>
  </defs>
);

function Grid({ y, width }: { y: Scale; width: number }) {
  const { language } = useLocale();
  const numbers = new Intl.NumberFormat(language, { notation: 'compact' });
  return (
    <g aria-hidden>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line className={chart['grid']} x1={LEFT} x2={width} y1={y.at(tick)} y2={y.at(tick)} />
          <text className={chart['axis']} x={LEFT - 8} y={y.at(tick) + 4} textAnchor="end">
            {numbers.format(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}
