import { Button, FileInput, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { isOtherThanText } from '../../ui/isOtherThanText.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

/** Sends a file of cases to a flow; each row starts a run. */
export function SendFile({ onClose }: { onClose: () => void }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const [flow, setFlow] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isRefused, setRefused] = useState(false);
  const flows = useQuery(trpc.flows.list.queryOptions({}));
  const published = (flows.data ?? []).filter((candidate) => candidate.version !== null);
  const create = useMutation(
    trpc.files.create.mutationOptions({
      onSuccess: ({ rows }) => {
        notifyDone(t('triggers.files.taken', { rows }));
        onClose();
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.files.pathKey() }),
    }),
  );
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (flow === null || file === null) return;
    const content = await file.text();
    if (isOtherThanText(content)) return setRefused(true);
    const format = /\.csv$/i.test(file.name) ? 'csv' : 'jsonl';
    create.mutate({ flow, name: file.name, format, content });
  };
  return (
    <Modal opened onClose={onClose} title={t('triggers.files.send')}>
      <form onSubmit={send}>
        <Stack gap="md">
          <Select
            label={t('triggers.flow')}
            data={published.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={flow}
            onChange={setFlow}
            required
            data-autofocus
          />
          <FileInput
            label={t('triggers.files.file')}
            description={t('triggers.files.file.help')}
            accept=".csv,.jsonl,.ndjson"
            leftSection={<IconUpload size={16} />}
            value={file}
            onChange={(chosen) => {
              setFile(chosen);
              setRefused(false);
            }}
            error={isRefused ? t('triggers.files.notText') : undefined}
            required
          />
          <Text size="xs" c="dimmed">
            {t('triggers.files.large')}
          </Text>
          <ProblemAlert error={create.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending} disabled={flow === null || file === null}>
              {t('triggers.files.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
