import type { CheckpointPolicy, Rung } from '@countersign/model';
import { rungTerms } from '../../../../policy/rungTerms.ts';
import { useLocale } from '../../../../strings/useT.ts';
import { formatShare } from '../../../../ui/formatNumber.ts';
import classes from './LadderPicture.module.css';

/** What past cases say about a rung: how many of them it would have let pass. */
type RungHistory = { readonly passed: number; readonly cases: number };

type LadderPictureProps = {
  readonly policy: CheckpointPolicy;
  /** By rung, from 0; left out where nothing was decided yet. */
  readonly history?: readonly RungHistory[] | undefined;
};

/** The ladder, rung by rung: which confidences pass, which part of them is checked, and the rest in words. */
export function LadderPicture({ policy, history }: LadderPictureProps) {
  const { t, language } = useLocale();
  const from = axisStart(policy.ladder);
  const shareOf = (rung: number) => {
    const counted = history?.[rung];
    return counted === undefined || counted.cases === 0 ? undefined : counted.passed / counted.cases;
  };
  return (
    <div>
      <ol className={classes['picture']} aria-label={t('policy.section.ladder')} start={0}>
        <Line number={0} title={t('checkpoints.rung.zero')} isStart={policy.startRung === 0} />
        {policy.ladder.map((rung, index) => (
          <Line
            // A rung is its place on the ladder; two may have one title.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            number={index + 1}
            title={rung.title}
            rung={rung}
            from={from}
            share={shareOf(index + 1)}
            isStart={policy.startRung === index + 1}
          />
        ))}
      </ol>
      {policy.ladder.length > 0 && (
        <div className={classes['axis']} aria-hidden>
          <span>{t('inspector.ladder.axis', { percent: formatShare(from, language) })}</span>
          <span>{formatShare(1, language)}</span>
        </div>
      )}
    </div>
  );
}

type LineProps = {
  readonly number: number;
  readonly title: string;
  readonly isStart: boolean;
  readonly rung?: Rung;
  readonly from?: number;
  readonly share?: number | undefined;
};

function Line({ number, title, isStart, rung, from = 0, share }: LineProps) {
  const locale = useLocale();
  const { t, language } = locale;
  const width = rung === undefined ? 0 : ((1 - rung.minConfidence) / (1 - from)) * 100;
  return (
    <li className={classes['line']}>
      <span className={classes['title']}>
        {number} · {title}
      </span>
      {share !== undefined && (
        <span className={classes['share']}>
          {t('inspector.ladder.passed', { percent: formatShare(share, language) })}
        </span>
      )}
      {rung !== undefined && (
        <>
          <span className={classes['track']} aria-hidden>
            <span className={classes['band']} style={{ width: `${width}%` }} />
            <span className={classes['checked']} style={{ width: `${width * rung.sampleRate}%` }} />
          </span>
          <span className={classes['words']}>{rungTerms(rung, locale).join(' · ')}</span>
        </>
      )}
      {isStart && number > 0 && <span className={classes['start']}>{t('inspector.ladder.start')}</span>}
    </li>
  );
}

const STEP = 0.1;

/** The axis begins a little below the widest rung, so that the thresholds can be told apart. */
function axisStart(ladder: readonly Rung[]): number {
  const lowest = Math.min(...ladder.map((rung) => rung.minConfidence), 1);
  return Math.max(0, Math.floor((lowest - STEP / 2) / STEP) * STEP);
}
