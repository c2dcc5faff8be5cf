import { Alert, Anchor } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { ledgerSentence } from '../../ui/ledgerSentence.ts';
import { Moment } from '../../ui/Moment.tsx';
import type { Checkpoint } from './checkpoint.ts';

/** Enough to reach past the proposals and answers since. */
const LOOKED_AT = 40;

/** If the newest change of a rung was a narrowing that nobody asked for: what happened and which case caused it. */
export function LastNarrowing({ checkpoint }: { checkpoint: Checkpoint }) {
  const locale = useLocale();
  const { t } = locale;
  const { workspace } = useParams({ from: '/w/$workspace' });
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
          <Anchor
            size="sm"
            underline="always"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/w/$workspace/runs/$run"
                params={{ workspace, run: sentence.runId ?? '' }}
              />
            )}
          >
            {t('narrowing.case')}
          </Anchor>
        </>
      )}
    </Alert>
  );
}
