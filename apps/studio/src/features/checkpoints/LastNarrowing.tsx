import { Alert } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useLocale } from '../../strings/useT.ts';
import { ledgerSentence } from '../../ui/ledgerSentence.ts';
import { Moment } from '../../ui/Moment.tsx';
import { RunLink } from '../../ui/RunLink.tsx';
import type { Checkpoint } from './checkpoint.ts';
import { useLastNarrowing } from './useLastNarrowing.ts';

/** If the newest change of a rung was a narrowing that nobody asked for: what happened and which case caused it. */
export function LastNarrowing({ checkpoint }: { checkpoint: Checkpoint }) {
  const locale = useLocale();
  const { t } = locale;
  const last = useLastNarrowing(checkpoint.id).data;
  if (last === undefined || last === null) return null;
  const { entry, at, unanswered } = last;
  const { title, runId } = ledgerSentence(entry, locale);
  return (
    <Alert
      color="brick"
      icon={<IconArrowDown size={18} />}
      title={t('narrowing.title', { rung: entry.to })}
      mb="md"
    >
      {unanswered > 0 ? t('narrowing.unanswered', { count: unanswered }) : title} · <Moment at={at} />
      {runId !== null && (
        <>
          {' · '}
          <RunLink run={runId} isInText>
            {t('narrowing.case')}
          </RunLink>
        </>
      )}
    </Alert>
  );
}
