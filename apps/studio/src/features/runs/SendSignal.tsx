import type { JsonObject } from '@countersign/model';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SchemaForm } from '../../ui/SchemaForm/index.ts';

/** Sends by hand the signal that a step waits for, as another system would. */
export function SendSignal({ run, signal }: { run: string; signal: string }) {
  const t = useT();
  const maySend = useMay('decide');
  const [isOpen, setOpen] = useState(false);
  if (!maySend) return null;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        mt="xs"
        leftSection={<IconFlag size={15} />}
        onClick={() => setOpen(true)}
      >
        {t('runs.signal.send')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('runs.signal.title', { signal })}>
        <SignalForm run={run} signal={signal} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function SignalForm({ run, signal, onClose }: { run: string; signal: string; onClose: () => void }) {
  const t = useT();
  const [value, setValue] = useState<{ readonly payload?: JsonObject }>({});
  const schema = useMemo(
    () => ({ type: 'object', properties: { payload: { title: t('runs.signal.payload') } } }),
    [t],
  );
  const send = useMutation(
    useTrpc().runs.signal.mutationOptions({
      onSuccess: () => {
        notifyDone(t('runs.signal.sent'));
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ run, name: signal, ...(value.payload === undefined ? {} : { payload: value.payload }) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm">{t('runs.signal.help')}</Text>
        <SchemaForm
          schema={schema}
          value={value}
          onChange={(next) => setValue(next as typeof value)} // safe: the server refuses a payload that is no object
        />
        <ProblemAlert error={send.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={send.isPending}>
            {t('runs.signal.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
