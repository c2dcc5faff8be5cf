import { Text, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatInstant } from '../../../ui/formatTime.ts';
import { ledgerSentence } from '../../../ui/ledgerSentence.ts';
import { RunLink } from '../../../ui/RunLink.tsx';
import { segmentName } from '../../../ui/segmentName.ts';
import type { ReportCheckpoint } from './clientReport.ts';
import classes from './Report.module.css';

type Intervention = ReportCheckpoint['interventions'][number];
type Switching = ReportCheckpoint['switchings'][number];

/** What changed how far agents may go: who ratified, what narrowed and by which case, which policies came. */
export function Interventions({ checkpoints }: { checkpoints: readonly ReportCheckpoint[] }) {
  const { t } = useLocale();
  const lines = checkpoints.flatMap(({ title, flowName, checkpoint, interventions }) =>
    interventions.map((line) => ({
      ...line,
      title: `${flowName} · ${title}`,
      key: `${checkpoint}/${line.seq}`,
    })),
  );
  const all = [...lines, ...switchingsOf(checkpoints)].sort((a, b) => (a.at < b.at ? -1 : 1));
  return (
    <section className={classes['section']}>
      <Title order={3}>{t('report.interventions')}</Title>
      {all.length === 0 ? (
        <Text size="sm">{t('report.interventions.none')}</Text>
      ) : (
        <ol className={classes['lines']}>
          {all.map(({ key, ...line }) =>
            'entry' in line ? (
              <InterventionLine key={key} {...line} />
            ) : (
              <SwitchingLine key={key} {...line} />
            ),
          )}
        </ol>
      )}
    </section>
  );
}

/** Each switching once, however many checkpoints it was for. */
function switchingsOf(checkpoints: readonly ReportCheckpoint[]) {
  const all = checkpoints.flatMap(({ title, flowName, flow, checkpoint, switchings }) =>
    switchings.map((switching) => {
      const { scope, at } = switching;
      const place = {
        workspace: { of: '', title: null },
        flow: { of: flow, title: flowName },
        checkpoint: { of: checkpoint, title: `${flowName} · ${title}` },
      }[scope];
      return { ...switching, title: place.title, key: `${scope}/${place.of}/${at}` };
    }),
  );
  return [...new Map(all.map((one) => [one.key, one])).values()];
}

function SwitchingLine({ at, scope, on, actor, title }: Switching & { readonly title: string | null }) {
  const { t, language } = useLocale();
  return (
    <li className={classes['line']} data-line="switch">
      <time dateTime={at}>{formatInstant(at, language)}</time>
      <div>
        {t(`ledger.switch.${scope}.${on ? 'on' : 'off'}`, { actor })}
        {title !== null && (
          <Text size="xs" c="dimmed">
            {title}
          </Text>
        )}
      </div>
    </li>
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
