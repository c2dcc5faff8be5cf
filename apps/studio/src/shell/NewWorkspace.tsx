import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '../api/trpc.ts';
import { useT } from '../strings/useT.ts';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';

/** Creates a workspace for another client and goes there. */
export function NewWorkspace({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const create = useMutation(
    useTrpc().session.createWorkspace.mutationOptions({
      onSuccess: async ({ slug }) => {
        onClose();
        await navigate({ to: '/w/$workspace/flows', params: { workspace: slug } });
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ name });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('workspace.create.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <Text c="dimmed">{t('workspace.create.help')}</Text>
          <TextInput
            label={t('common.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={80}
            data-autofocus
          />
          <ProblemAlert error={create.error} />
          <Group justify="flex-end">
            <Button type="submit" loading={create.isPending}>
              {t('common.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
