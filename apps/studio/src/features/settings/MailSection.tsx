import type { JsonObject } from '@countersign/model';
import { Alert, Button, Group, PasswordInput, Skeleton, Stack, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useMemo, useState } from 'react';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SchemaForm, useSchemaForm } from '../../ui/SchemaForm/index.ts';
import { mailServerSchema } from './mailServerSchema.ts';
import { SectionHead } from './SectionHead.tsx';

const MAIL_CONNECTION = 'mail';

/** The mail server that actions send through, or the mailbox when there is none. */
export function MailSection() {
  const t = useT();
  const trpc = useTrpc();
  const settings = useQuery(trpc.settings.get.queryOptions());
  const connections = useQuery(trpc.connections.list.queryOptions());
  return (
    <>
      <SectionHead title={t('settings.tab.mail')} help={t('mail.help')} />
      <ProblemAlert error={settings.error ?? connections.error} />
      {settings.data && connections.data ? (
        <MailForm
          key={settings.dataUpdatedAt}
          settings={settings.data}
          connection={connections.data.find(
            (connection) => connection.name === settings.data.emailConnection,
          )}
        />
      ) : (
        <Skeleton h={320} />
      )}
    </>
  );
}

interface MailFormProps {
  readonly settings: RouterOutput['settings']['get'];
  readonly connection: RouterOutput['connections']['list'][number] | undefined;
}

function MailForm({ settings, connection }: MailFormProps) {
  const t = useT();
  const trpc = useTrpc();
  const client = useTrpcClient();
  const queries = useQueryClient();
  const schema = useMemo(() => mailServerSchema(t), [t]);
  const form = useSchemaForm(schema, connection?.settings);
  const [from, setFrom] = useState(settings.emailFrom);
  const [password, setPassword] = useState('');
  const refresh = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.settings.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.connections.pathKey() }),
    ]);
  const save = useMutation({
    mutationFn: async () => {
      const server = { ...(form.json as JsonObject) }; // safe: the form of an object schema edits an object.
      const secret = password === '' ? {} : { secret: password };
      await client.connections.save.mutate({
        name: MAIL_CONNECTION,
        kind: 'smtp',
        settings: server,
        ...secret,
      });
      await client.settings.save.mutate({
        ...settings,
        emailConnection: MAIL_CONNECTION,
        emailFrom: from.trim(),
      });
    },
    onSuccess: () => notifyDone(t('common.saved')),
    onSettled: refresh,
  });
  const stop = useMutation({
    mutationFn: () => client.settings.save.mutate({ ...settings, emailConnection: null }),
    onSettled: refresh,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.submit()) save.mutate();
  };
  const host = connection?.settings['host'];
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Alert color={connection ? 'ink' : 'sky'} icon={<IconMail size={18} />}>
          {connection ? t('mail.configured', { host: String(host) }) : t('mail.notConfigured')}
        </Alert>
        <SchemaForm schema={schema} value={form.value} onChange={form.setValue} errors={form.errors} />
        <PasswordInput
          label={t('mail.password')}
          description={connection?.hasSecret ? t('mail.password.keep') : undefined}
          autoComplete="off"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextInput
          label={t('mail.from')}
          type="email"
          required
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <ProblemAlert error={save.error ?? stop.error} />
        <Group gap="xs">
          <Button type="submit" loading={save.isPending}>
            {t('common.save')}
          </Button>
          {connection && (
            <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
              {t('mail.remove')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
