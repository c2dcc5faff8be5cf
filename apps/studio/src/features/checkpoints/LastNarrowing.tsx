import { Alert, Button } from '@mantine/core';
import { IconArrowDown, IconEye } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { ledgerSentence } from '../../ui/ledgerSentence.ts';
import { Moment } from '../../ui/Moment.tsx';
import { notifyDone, notifyProblem } from '../../ui/notify.ts';
import { RunLink } from '../../ui/RunLink.tsx';
import type { Checkpoint } from './checkpoint.ts';
import { useLastNarrowing } from './useLastNarrowing.ts';

/** If the newest change of a rung was a narrowing that nobody asked for: what happened and which case caused it. */
export function LastNarrowing({ checkpoint }: { checkpoint: Checkpoint }) {
  const locale = useLocale();
  const { t } = locale;
  const last = useLastNarrowing(checkpoint.id).data;
  if (last === undefined || last === null) return null;
  const { seq, entry, at, unanswered } = last;
  const { title, runId } = ledgerSentence(entry, locale);
  return (
    <Alert
      color="brick"
      icon={<IconArrowDown size={18} />}
      title={t('narrowing.title', { rung: entry.to })}
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
      <Acknowledge checkpoint={checkpoint.id} narrowing={seq} />
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
