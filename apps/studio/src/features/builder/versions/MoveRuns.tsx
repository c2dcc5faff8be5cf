import { Alert, Button, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../../ui/UntrustedText.tsx';
import { useBuilder } from '../BuilderContext.ts';
import { migrateAll } from './migrateAll.ts';

interface MoveRunsProps {
  readonly from: number;
  readonly to: number;
  readonly onClose: () => void;
}

type Migrated = RouterOutput['flows']['migrate'];

/** Of more than that nobody reads each. */
const NAMED = 200;

/** Moves the runs of an older version to the newest one, after showing which can go and why the others stay. */
export function MoveRuns({ from, to, onClose }: MoveRunsProps) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const { flow } = useBuilder();
  const client = useTrpcClient();
  const { mutate: tryOut, ...trial } = useMutation({
    mutationFn: () => migrateAll(client, { flow, from, to, dryRun: true }),
  });
  const move = useMutation({
    mutationFn: () => migrateAll(client, { flow, from, to, dryRun: false }),
    onSuccess: ({ moved }) => {
      notifyDone(t('builder.versions.move.done', { count: moved }));
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.runs.pathKey() }),
  });
  useEffect(tryOut, [tryOut]);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('builder.versions.move.title', { from, to })}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
    >
      <Stack gap="md">
        <ProblemAlert error={trial.error ?? move.error} />
        {trial.data && <Forecast outcome={trial.data} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button
            loading={trial.isPending || move.isPending}
            disabled={(trial.data?.moved ?? 0) === 0}
            onClick={() => move.mutate()}
          >
            {t('builder.versions.move.submit', { count: trial.data?.moved ?? 0 })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Forecast({ outcome }: { outcome: Migrated }) {
  const t = useT();
  // A trial moves none, so the problem alone tells which would stay.
  const staying = outcome.items.filter(({ problem }) => problem !== null);
  if (outcome.items.length === 0) return <Text>{t('builder.versions.move.none')}</Text>;
  return (
    <>
      <Text>{t('builder.versions.move.can', { count: outcome.moved })}</Text>
      {staying.length > 0 && (
        <Alert color="amber" title={t('builder.versions.move.stay', { count: staying.length })}>
          <List size="sm" spacing={4}>
            {staying.slice(0, NAMED).map(({ runId, subject, problem }) => (
              <List.Item key={runId} data-stays={runId}>
                <UntrustedText inline text={subject ?? runId.slice(0, 8)} />:{' '}
                <UntrustedText inline text={problem?.message ?? ''} />
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}
