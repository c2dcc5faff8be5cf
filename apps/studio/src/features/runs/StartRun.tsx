import type { JsonSchema } from '@countersign/model';
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SchemaForm, useSchemaForm } from '../../ui/SchemaForm/index.ts';

interface StartRunProps {
  readonly opened: boolean;
  /** The flow that is chosen at first. */
  readonly flow: string | undefined;
  readonly onClose: () => void;
}

/** Starts one run by hand: a flow, then its case in a form drawn from the flow's input schema. */
export function StartRun({ opened, flow, onClose }: StartRunProps) {
  const t = useT();
  return (
    <Modal opened={opened} onClose={onClose} title={t('runs.start.title')} size="lg">
      <ChooseFlow initial={flow} />
    </Modal>
  );
}

function ChooseFlow({ initial }: { initial: string | undefined }) {
  const t = useT();
  const trpc = useTrpc();
  const flows = useQuery(trpc.flows.list.queryOptions({}));
  const published = (flows.data ?? []).filter((candidate) => candidate.version !== null);
  const [chosen, setChosen] = useState(initial ?? null);
  const slug = published.some((candidate) => candidate.slug === chosen) ? chosen : null;
  const version = useQuery({
    ...trpc.flows.version.queryOptions({ flow: slug ?? '' }),
    enabled: slug !== null,
  });
  if (flows.data && published.length === 0) {
    return (
      <EmptyState
        icon={<IconPlayerPlay size={26} />}
        title={t('runs.start.none')}
        help={t('runs.start.none.help')}
      />
    );
  }
  return (
    <Stack gap="md">
      <Select
        label={t('runs.start.flow')}
        placeholder={t('runs.start.choose')}
        data={published.map((candidate) => ({ value: candidate.slug, label: candidate.name }))}
        value={slug}
        onChange={setChosen}
        allowDeselect={false}
        data-autofocus
      />
      <ProblemAlert error={flows.error ?? version.error} />
      {slug !== null && version.data && (
        <CaseForm key={`${slug}/${version.data.version}`} flow={slug} schema={version.data.document.input} />
      )}
    </Stack>
  );
}

function CaseForm({ flow, schema }: { flow: string; schema: JsonSchema }) {
  const t = useT();
  const navigate = useNavigate();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const form = useSchemaForm(schema);
  const start = useMutation(
    useTrpc().runs.start.mutationOptions({
      onSuccess: (run) => navigate({ to: '/w/$workspace/runs/$run', params: { workspace, run: run.id } }),
    }),
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (form.submit()) start.mutate({ flow, input: form.json });
  };
  return (
    <form onSubmit={send} noValidate>
      <Text fw={570} mb="xs">
        {t('runs.start.input')}
      </Text>
      <SchemaForm schema={schema} value={form.value} onChange={form.setValue} errors={form.errors} />
      <ProblemAlert error={start.error} />
      <Group justify="flex-end" mt="md">
        <Button type="submit" loading={start.isPending} leftSection={<IconPlayerPlay size={16} />}>
          {t('runs.start.submit')}
        </Button>
      </Group>
    </form>
  );
}
