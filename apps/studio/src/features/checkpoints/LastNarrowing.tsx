import { Alert } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { ledgerSentence } from '../../ui/ledgerSentence.ts';
import { Moment } from '../../ui/Moment.tsx';
import { RunLink } from '../../ui/RunLink.tsx';
import type { Checkpoint } from './checkpoint.ts';

/** Enough to reach past the proposals and answers since. */
const LOOKED_AT = 40;

/** If the newest change of a rung was a narrowing that nobody asked for: what happened and which case caused it. */
export function LastNarrowing({ checkpoint }: { checkpoint: Checkpoint }) {
  const locale = useLocale();
  const { t } = locale;
  const turns = useQuery(
    useTrpc().checkpoints.turns.queryOptions({ checkpoint: checkpoint.id, limit: LOOKED_AT }),
  );
  const last = turns.data?.find(({ entry }) => entry.type === 'rung');
  if (last?.entry.type !== 'rung') return null;
  const { cause, to } = last.entry;
  if (cause !== 'alarm' && cause !== 'errors' && cause !== 'critical') return null;
  const sentence = ledgerSentence(last.entry, locale);
  return (
    <Alert
      color="brick"
      icon={<IconArrowDown size={18} />}
      title={t('narrowing.title', { rung: to })}
      mb="md"
    >
      {sentence.title} · <Moment at={last.at} />
      {sentence.runId !== null && (
        <>
          {' · '}
          <RunLink run={sentence.runId} isInText>
            {t('narrowing.case')}
          </RunLink>
        </>
      )}
    </Alert>
  );
}
