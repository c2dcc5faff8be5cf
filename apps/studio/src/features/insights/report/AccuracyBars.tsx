import { useLocale } from '../../../strings/useT.ts';
import { linearScale } from '../../../ui/charts/linearScale.ts';
import { formatRate, formatShare } from '../../../ui/formatNumber.ts';
import type { Estimate, ReportCheckpoint } from './clientReport.ts';
import classes from './Report.module.css';

/** Each gate's shares as a mark within its bounds; the dashed line is what the owner asks for. */
export function AccuracyBars({ checkpoints }: { checkpoints: readonly ReportCheckpoint[] }) {
  const { t, language } = useLocale();
  const from = lowest(checkpoints);
  return (
    <ul className={classes['accuracies']}>
      {checkpoints.map(({ checkpoint, title, flowName, accuracy, tolerance, rungs }) => (
        <li key={checkpoint} className={classes['gate']}>
          <div className={classes['gateName']}>
            {title} <span>{flowName}</span>
          </div>
          <AccuracyLine
            name={t('report.accuracy.passed')}
            estimate={accuracy.passed}
            {...{ from, wanted: rungs === 0 ? null : 1 - tolerance }}
            none={t('report.right.none')}
          />
          <AccuracyLine
            name={t('report.accuracy.held')}
            estimate={accuracy.held}
            {...{ from, wanted: null }}
            none={t('report.accuracy.none')}
          />
          {rungs > 0 && (
            <p className={classes['wantedText']}>
              {t('report.accuracy.wanted', { tolerance: formatRate(tolerance, language) })}
            </p>
          )}
        </li>
      ))}
      <li className={classes['accuracyScale']} aria-hidden>
        <span>{formatShare(from, language)}</span>
        <span>{formatShare(1, language)}</span>
      </li>
    </ul>
  );
}

/** The scale begins at a round share below everything shown: near 100 % is where the differences lie. */
function lowest(checkpoints: readonly ReportCheckpoint[]): number {
  const shown = checkpoints.flatMap(({ accuracy, tolerance }) => [
    1 - tolerance,
    ...[accuracy.passed, accuracy.held].flatMap((estimate) => (estimate === null ? [] : [estimate.lower])),
  ]);
  return Math.max(0, Math.floor(Math.min(...shown) * 10 - 1e-9) / 10);
}

interface AccuracyLineProps {
  readonly name: string;
  readonly estimate: Estimate | null;
  readonly from: number;
  readonly wanted: number | null;
  readonly none: string;
}

function AccuracyLine({ name, estimate, from, wanted, none }: AccuracyLineProps) {
  const { t, language } = useLocale();
  const share = (value: number) => formatShare(value, language);
  const x = linearScale([from, 1], [0, 100]);
  return (
    <div className={classes['accuracy']}>
      <span className={classes['accuracyName']}>{name}</span>
      <span className={classes['track']} aria-hidden>
        {wanted !== null && <span className={classes['wanted']} style={{ left: `${x.at(wanted)}%` }} />}
        {estimate !== null && (
          <>
            <span
              className={classes['span']}
              style={{ left: `${x.at(estimate.lower)}%`, right: `${100 - x.at(estimate.upper)}%` }}
            />
            <span className={classes['dot']} style={{ left: `${x.at(estimate.estimate)}%` }} />
          </>
        )}
      </span>
      <span className={classes['accuracyText']}>
        {estimate === null
          ? none
          : t('report.accuracy.text', {
              ...{ share: share(estimate.estimate), lower: share(estimate.lower) },
              ...{ upper: share(estimate.upper), count: estimate.cases },
            })}
      </span>
    </div>
  );
}
