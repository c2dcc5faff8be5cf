import { Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatInstant } from '../../../ui/formatTime.ts';
import { ledgerSentence } from '../../../ui/ledgerSentence.ts';
import { RunLink } from '../../../ui/RunLink.tsx';
import { segmentName } from '../../../ui/segmentName.ts';
import type { ReportCheckpoint } from './clientReport.ts';
import classes from './Report.module.css';

type Intervention = ReportCheckpoint['interventions'][number];

/** What changed how far agents may go: who ratified, what narrowed and by which case, which policies came. */
export function Interventions({ checkpoints }: { checkpoints: readonly ReportCheckpoint[] }) {
  const { t } = useLocale();
  const all = checkpoints
    .flatMap(({ title, flowName, checkpoint, interventions }) =>
      interventions.map((line) => ({
        ...line,
        title: `${flowName} · ${title}`,
        key: `${checkpoint}/${line.seq}`,
      })),
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return (
    <section className={classes['section']}>
      <Title order={3}>{t('report.interventions')}</Title>
      {all.length === 0 ? (
        <Text size="sm">{t('report.interventions.none')}</Text>
      ) : (
        <ol className={classes['lines']}>
          {all.map(({ key, ...line }) => (
            <InterventionLine key={key} {...line} />
          ))}
        </ol>
      )}
    </section>
  );
}

function InterventionLine({ at, entry, also, title }: Intervention & { readonly title: string }) {
  const words = useLocale();
  const { t, language } = words;
  const sentence = ledgerSentence(entry, words);
  const place = also === 0 && 'segment' in entry ? `${title} · ${segmentName(entry.segment, t)}` : title;
  return (
    <li className={classes['line']} data-line={entry.type}>
      <time dateTime={at}>{formatInstant(at, language)}</time>
      <div>
        {sentence.title}
        {also > 0 && ` · ${t('ledger.also', { count: also + 1 })}`}
        {sentence.details.length > 0 && ` · ${sentence.details.join(' · ')}`}
        {sentence.runId !== null && (
          <>
            {' · '}
            <RunLink run={sentence.runId} isInText>
              {t('ledger.case')}
            </RunLink>
            <span className={classes['printed']}> ({sentence.runId})</span>
          </>
        )}
        <Text size="xs" c="dimmed">
          {place}
        </Text>
      </div>
    </li>
  );
}
