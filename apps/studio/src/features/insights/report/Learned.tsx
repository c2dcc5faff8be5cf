import { Text, Title } from '@mantine/core';
import type { Translate } from '../../../strings/catalogue.ts';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import { formatDay } from '../../../ui/formatTime.ts';
import { FigureTable } from '../FigureTable.tsx';
import type { ClientReport } from './clientReport.ts';
import classes from './Report.module.css';

/** What people's answers taught: how they answered, by kind, and which trained versions came of it. */
export function Learned({ report: { checkpoints, learned } }: { report: ClientReport }) {
  const { t, language } = useLocale();
  const number = new Intl.NumberFormat(language);
  const kinds = verdictKinds(checkpoints);
  return (
    <section className={classes['section']}>
      <Title order={3}>{t('report.learned')}</Title>
      {kinds.length > 0 && (
        <FigureTable
          label={t('report.learned.answers')}
          columns={[t('report.learned.answers'), t('report.gate.cases'), t('report.learned.wrong')]}
          rows={kinds.map(({ verdict, cases, errors }) => ({
            key: verdict,
            cells: [verdictName(verdict, t), number.format(cases), number.format(errors)],
          }))}
        />
      )}
      {learned.map(({ model, labelledCases, versions }) => (
        <div key={model} className={classes['model']}>
          <Text size="sm" fw={550}>
            {t('report.learned.model', { model, count: labelledCases })}
          </Text>
          {versions.map(({ version, trainedAt, accuracy }) => (
            <Text key={version} size="sm">
              {t('report.learned.version', {
                ...{ version, date: formatDay(trainedAt.slice(0, 10), language) },
                accuracy: formatShare(accuracy, language),
              })}
            </Text>
          ))}
        </div>
      ))}
      {learned.every(({ versions }) => versions.length === 0) && (
        <Text size="sm" mt={8}>
          {t('report.learned.none')}
        </Text>
      )}
    </section>
  );
}

type Kind = ClientReport['checkpoints'][number]['verdicts'][number];

/** The answers of all gates together, the most frequent first. */
function verdictKinds(checkpoints: ClientReport['checkpoints']): readonly Kind[] {
  const all = checkpoints.flatMap(({ verdicts }) => verdicts);
  return [...Map.groupBy(all, ({ verdict }) => verdict)]
    .map(([verdict, own]) => ({
      verdict,
      cases: own.reduce((sum, { cases }) => sum + cases, 0),
      errors: own.reduce((sum, { errors }) => sum + errors, 0),
    }))
    .sort((a, b) => b.cases - a.cases);
}

function verdictName(verdict: string, t: Translate): string {
  switch (verdict) {
    case 'approve':
    case 'edit':
    case 'reject':
    case 'correct':
    case 'incorrect':
      return t(`verdict.done.${verdict}`);
    default:
      return verdict;
  }
}
