import { Title } from '@mantine/core';
import type { Translate } from '../../../strings/catalogue.ts';
import { useLocale } from '../../../strings/useT.ts';
import { Figure, Figures } from '../../../ui/Figure.tsx';
import { formatShare } from '../../../ui/formatNumber.ts';
import { formatWork } from '../../../ui/formatTime.ts';
import type { ClientReport } from './clientReport.ts';
import classes from './Report.module.css';
import { isBusy, type ReportTotals } from './totals.ts';

interface SummaryProps {
  readonly report: ClientReport;
  readonly totals: ReportTotals;
}

/** The whole report in a few sentences and four numbers. */
export function Summary({ report, totals }: SummaryProps) {
  const { t, language } = useLocale();
  const { passed: right } = report.accuracy;
  const { saved } = totals;
  const number = new Intl.NumberFormat(language);
  return (
    <section className={classes['section']}>
      <Title order={3}>{t('report.summary')}</Title>
      <ul className={classes['summary']}>
        {sentencesOf(report, totals, { t, language }).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Figures>
        <Figure
          label={t('report.decisions')}
          value={number.format(totals.cases)}
          from={t('report.decisions.from', { count: report.checkpoints.filter(isBusy).length })}
        />
        <Figure
          label={t('report.passed')}
          value={formatShare(totals.passed / totals.cases, language)}
          from={t('report.passed.from', { count: totals.passed })}
        />
        <Figure
          label={t('report.right')}
          value={right === null ? '–' : formatShare(right.estimate, language)}
          from={
            right === null
              ? t('report.right.none')
              : t('report.right.from', { ...sharesOf(right, language), count: right.cases })
          }
        />
        <Figure
          label={t('report.saved')}
          value={saved === null ? '–' : formatWork(saved.minutes, language)}
          from={savedFrom(saved, t)}
        />
      </Figures>
    </section>
  );
}

/** What the time saved rests on. */
function savedFrom(saved: ReportTotals['saved'], t: Translate): string {
  if (saved === null) return t('report.saved.none');
  const { known, all } = saved;
  return known === all ? t('report.saved.from') : t('report.saved.some', { known, all });
}

type Words = { readonly t: Translate; readonly language: string };

/** What a client would want told, in the order of asking. Nothing is said of what was not measured. */
function sentencesOf(report: ClientReport, totals: ReportTotals, words: Words): readonly string[] {
  const { t, language } = words;
  const { passed, held } = report.accuracy;
  const share = formatShare(totals.passed / totals.cases, language);
  return [
    t('report.says.volume', { count: totals.cases, passed: totals.passed, share, held: totals.held }),
    ...trendSentence(totals, words),
    passed === null
      ? t('report.says.unchecked')
      : t('report.says.right', {
          ...{ count: passed.cases, share: formatShare(passed.estimate, language) },
          ...sharesOf(passed, language),
        }),
    ...(held === null
      ? []
      : [t('report.says.held', { count: held.cases, share: formatShare(held.estimate, language) })]),
    ...(totals.widened + totals.narrowed === 0 ? [t('report.says.steady')] : []),
    ...(totals.widened === 0 ? [] : [t('report.says.widened', { count: totals.widened })]),
    ...(totals.narrowed === 0 ? [] : [t('report.says.narrowed', { count: totals.narrowed })]),
    t('report.says.corrections', { count: totals.corrections }),
    ...(totals.overdue === 0 ? [] : [t('report.says.overdue', { count: totals.overdue })]),
  ];
}

/** How automation moved between the first and the last week that had cases. */
function trendSentence({ weeks }: ReportTotals, { t, language }: Words): readonly string[] {
  const busy = weeks.filter(({ passed, held }) => passed + held > 0);
  const [first, last] = [busy[0], busy.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const share = ({ passed, held }: typeof first) => formatShare(passed / (passed + held), language);
  return [t('report.says.trend', { first: share(first), last: share(last) })];
}

const sharesOf = ({ lower, upper }: { lower: number; upper: number }, language: string) => ({
  lower: formatShare(lower, language),
  upper: formatShare(upper, language),
});
