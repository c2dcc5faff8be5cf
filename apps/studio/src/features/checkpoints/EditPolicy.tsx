import { type CheckpointPolicy, CheckpointPolicy as PolicySchema } from '@countersign/model';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo } from 'react';
import { z } from 'zod';
import { problemOf } from '../../api/problem.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SchemaForm, sameJson, useSchemaForm } from '../../ui/SchemaForm/index.ts';
import type { Checkpoint } from './checkpoint.ts';

/** Thresholds, amounts and floors of a checkpoint; the starting rung belongs to the first policy alone. */
const POLICY_SCHEMA = z.toJSONSchema(PolicySchema.omit({ startRung: true }), { io: 'input' });

/** Changes the policy as a new version, based on the one that is shown. */
export function EditPolicy({ checkpoint, onClose }: { checkpoint: Checkpoint; onClose: () => void }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const { startRung } = checkpoint.policy;
  const original = useMemo(() => ({ value: adjustable(checkpoint.policy) }), [checkpoint.policy]);
  const form = useSchemaForm(POLICY_SCHEMA, original.value);
  const save = useMutation(
    trpc.checkpoints.setPolicy.mutationOptions({
      onSuccess: (saved) => {
        notifyDone(t('checkpoints.saved', { version: saved.policyVersion }));
        onClose();
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.checkpoints.pathKey() }),
    }),
  );
  const isConflict = save.error !== null && problemOf(save.error).code === 'policy_conflict';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.submit()) return;
    // safe: validated against the schema made from this very type.
    const policy = { ...(form.json as unknown as Omit<CheckpointPolicy, 'startRung'>), startRung };
    save.mutate({ checkpoint: checkpoint.id, policy, policyVersion: checkpoint.policyVersion });
  };
  return (
    <Modal opened onClose={onClose} title={t('checkpoints.edit.title')} size="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text c="dimmed">{t('checkpoints.edit.help')}</Text>
          <SchemaForm
            schema={POLICY_SCHEMA}
            value={form.value}
            onChange={form.setValue}
            errors={form.errors}
            original={original}
          />
          {isConflict ? (
            <Alert color="amber" title={t('checkpoints.edit.conflict')} role="alert">
              {t('checkpoints.edit.conflict.help')}
            </Alert>
          ) : (
            <ProblemAlert error={save.error} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={sameJson(form.json, original.value)}>
              {t('checkpoints.edit.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** The starting rung belongs to the first policy alone; it is kept and not shown. */
function adjustable({ startRung: _, ...rest }: CheckpointPolicy) {
  return rest;
}
