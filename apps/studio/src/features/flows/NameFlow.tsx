import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

interface NameFlowProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly submit: string;
  readonly initial: string;
  readonly mutation: UseMutationResult<unknown, unknown, string>;
}

/** Asks for the name of a flow and does with it what the caller's mutation does. */
export function NameFlow({ opened, onClose, title, submit, initial, mutation }: NameFlowProps) {
  const t = useT();
  const [name, setName] = useState(initial);
  const send = (event: FormEvent) => {
    event.preventDefault();
    mutation.mutate(name.trim(), { onSuccess: onClose });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <form onSubmit={send}>
        <Stack gap="sm">
          <TextInput
            label={t('flows.create.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            maxLength={120}
            data-autofocus
          />
          <ProblemAlert error={mutation.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={mutation.isPending} disabled={name.trim() === ''}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
