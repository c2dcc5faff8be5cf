import type { Standing } from '@countersign/autonomy';
import { useLocale } from '../../strings/useT.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import classes from './LadderBar.module.css';
import { nextFraction } from './progress.ts';

interface LadderBarProps {
  readonly standing: Standing;
  /** Whether no rung holds at the moment: the fields are drawn hollow. */
  readonly isHeld?: boolean;
}

/** The ladder as a bar: a field per rung, filled up to the present one, and partly where evidence gathers. */
export function LadderBar({ standing, isHeld = false }: LadderBarProps) {
  const { t, language } = useLocale();
  const { rung, rungs, next } = standing;
  if (rungs === 0) return null;
  const fraction = nextFraction(standing);
  const at =
    next === null
      ? t('checkpoints.ladder.top', { rung, rungs })
      : t('checkpoints.ladder.at', { rung, rungs, percent: formatShare(fraction, language) });
  const label = isHeld ? `${at}. ${t('checkpoints.held')}` : at;
  return (
    <div className={classes['bar']} role="img" aria-label={label} data-held={isHeld || undefined}>
      {Array.from({ length: rungs }, (_, index) => (
        <span
          // A field is its place on the ladder.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          className={classes['field']}
          data-reached={index < rung || undefined}
        >
          {index === rung && (
            <span className={classes['filled']} style={{ width: `${Math.max(2, fraction * 100)}%` }} />
          )}
        </span>
      ))}
    </div>
  );
}
