import { Alert, Button } from '@mantine/core';
import { IconArrowDown, IconEye } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { ledgerSentence } from '../../ui/ledgerSentence.ts';
import { Moment } from '../../ui/Moment.tsx';
import { notifyDone, notifyProblem } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RunLink } from '../../ui/RunLink.tsx';
import type { Checkpoint } from './checkpoint.ts';
import { narrowingTitle } from './narrowingTitle.ts';

type Narrowing = RouterOutput['checkpoints']['narrowings'][number];

/** Narrowings that nobody had asked for and no owner has seen: what happened, and which case caused it. */
export function Narrowings({ checkpoint: { id } }: { checkpoint: Checkpoint }) {
  const narrowings = useQuery(useTrpc().checkpoints.narrowings.queryOptions({ checkpoint: id }));
  return (
    <>
      <ProblemAlert error={narrowings.error} onRetry={() => narrowings.refetch()} />
      {narrowings.data?.map((narrowing) => (
        <Notice key={narrowing.seq} {...narrowing} />
      ))}
    </>
  );
}

function Notice(narrowing: Narrowing) {
  const locale = useLocale();
  const { t } = locale;
  const { seq, at, unanswered, checkpointId } = narrowing;
  const { title, runId } = ledgerSentence({ ...narrowing, type: 'rung', actor: null }, locale);
  return (
    <Alert
      color="brick"
      icon={<IconArrowDown size={18} />}
      title={narrowingTitle(narrowing, t)}
      mb="md"
      data-narrowing={seq}
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
      <Acknowledge checkpoint={checkpointId} narrowing={seq} />
    </Alert>
  );
}

/** Lets an owner put the notice away, which the history keeps. */
function Acknowledge(seen: { readonly checkpoint: string; readonly narrowing: number }) {
  const { t } = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayGovern = useMay('govern');
  const acknowledge = useMutation(
    trpc.checkpoints.acknowledge.mutationOptions({
      onSuccess: () => notifyDone(t('narrowing.seen.done')),
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.checkpoints.pathKey() }),
    }),
  );
  if (!mayGovern) return null;
  return (
    <Button
      variant="default"
      size="xs"
      mt="sm"
      display="block"
      leftSection={<IconEye size={14} />}
      loading={acknowledge.isPending}
      onClick={() => acknowledge.mutate(seen)}
    >
      {t('narrowing.seen')}
    </Button>
  );
}
