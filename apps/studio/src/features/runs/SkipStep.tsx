import type { FlowNode, Json } from '@countersign/model';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useMemo } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SchemaForm, useSchemaForm } from '../../ui/SchemaForm/index.ts';
import type { Incident } from './incident.ts';
import { skipSchema } from './skipSchema.ts';

interface SkipStepProps {
  readonly incident: Incident;
  /** The end of its run waits for what came of it. */
  readonly isEnding: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Writes down what the step should have given, so that the run goes on as if it had. */
export function SkipStep({ incident, isEnding, isOpen, onClose }: SkipStepProps) {
  const t = useT();
  const title = t(isEnding ? 'incidents.done.title' : 'incidents.skip.title', { step: incident.nodeTitle });
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <SkipForm incident={incident} isEnding={isEnding} onClose={onClose} />
    </Modal>
  );
}

function SkipForm({ incident, isEnding, onClose }: Omit<SkipStepProps, 'isOpen'>) {
  const trpc = useTrpc();
  const run = useQuery(trpc.runs.get.queryOptions({ run: incident.runId }));
  const version = useQuery({
    ...trpc.flows.version.queryOptions({ flow: incident.flow, version: run.data?.version ?? 1 }),
    enabled: run.data !== undefined,
  });
  const node = version.data?.document.nodes.find(({ id }) => id === incident.node);
  if (!node) return <ProblemAlert error={run.error ?? version.error} />;
  return <ValueForm node={node} incident={incident} isEnding={isEnding} onClose={onClose} />;
}

type ValueFormProps = Omit<SkipStepProps, 'isOpen'> & { readonly node: FlowNode };

function ValueForm({ node, incident, isEnding, onClose }: ValueFormProps) {
  const t = useT();
  const schema = useMemo(() => skipSchema(node, t), [node, t]);
  const form = useSchemaForm(schema);
  const skip = useMutation(
    useTrpc().incidents.resolve.mutationOptions({
      onSuccess: () => {
        notifyDone(t('incidents.resolved'));
        onClose();
      },
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!form.submit()) return;
    const given = form.json as { readonly output?: Json }; // safe: the form gives an object
    const sent = (node.kind === 'agent' ? given : (given.output ?? null)) as Json;
    const { runId, key, since } = incident;
    skip.mutate({ runId, key, resolution: 'skip', value: sent, idempotencyKey: `studio:${since}` });
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        <Text size="sm">{t(isEnding ? 'incidents.done.help' : helpOf(node))}</Text>
        <ProblemAlert error={skip.error} />
        <SchemaForm schema={schema} value={form.value} onChange={form.setValue} errors={form.errors} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={skip.isPending}>
            {t(isEnding ? 'incidents.done' : 'incidents.skip')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const helpOf = ({ kind }: FlowNode) => (kind === 'agent' ? 'incidents.skip.agent' : 'incidents.skip.help');
