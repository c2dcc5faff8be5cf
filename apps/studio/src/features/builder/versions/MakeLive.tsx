import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { confirmDangerous } from '../../../ui/confirm.tsx';
import { notifyDone, notifyProblem } from '../../../ui/notify.ts';
import { useBuilder } from '../BuilderContext.ts';

/** Lets new runs start on an older version again: it becomes the newest one, and the draft stays as it is. */
export function MakeLive({ version }: { version: number }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const { flow } = useBuilder();
  const rollback = useMutation(
    trpc.flows.rollback.mutationOptions({
      onSuccess: (back) => notifyDone(t('builder.versions.live.done', { version: back.version.version })),
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.flows.pathKey() }),
    }),
  );
  const ask = () =>
    confirmDangerous({
      title: t('builder.versions.live.title', { version }),
      help: t('builder.versions.live.help'),
      confirm: t('builder.versions.live'),
      cancel: t('common.cancel'),
      onConfirm: () => rollback.mutate({ flow, version }),
    });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      loading={rollback.isPending}
      aria-label={t('builder.versions.live.of', { version })}
      onClick={ask}
    >
      {t('builder.versions.live')}
    </Button>
  );
}
