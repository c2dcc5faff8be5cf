import { Button, Group, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SectionHead } from './SectionHead.tsx';

const MIN_PASSWORD = 12;

/** One's own name and password. */
export function AccountSection() {
  const t = useT();
  const session = useSession().data;
  if (!session) return null;
  return (
    <>
      <SectionHead title={t('settings.tab.account')} help={session.user.email} />
      <NameForm name={session.user.name} />
      <PasswordForm key={String(session.hasPassword)} hasPassword={session.hasPassword} />
    </>
  );
}

function NameForm({ name }: { name: string }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const [text, setText] = useState(name);
  const rename = useMutation(
    trpc.session.rename.mutationOptions({
      onSuccess: () => notifyDone(t('common.saved')),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.session.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate({ name: text.trim() });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={420}>
        <TextInput
          label={t('account.name')}
          autoComplete="name"
          required
          maxLength={80}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemAlert error={rename.error} />
        <Group>
          <Button
            type="submit"
            loading={rename.isPending}
            disabled={text.trim() === '' || text.trim() === name}
          >
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const save = useMutation(
    trpc.session.setPassword.mutationOptions({
      onSuccess: () => {
        notifyDone(t('account.password.done'));
        setCurrent('');
        setNext('');
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.session.pathKey() }),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ next, ...(hasPassword ? { current } : {}) });
  };
  const refusal = save.error && problemOf(save.error);
  const isCurrentWrong = refusal?.at === '/current';
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={420} mt="xl">
        <Title order={3}>{t('account.password')}</Title>
        {hasPassword && (
          <PasswordInput
            label={t('account.password.current')}
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={isCurrentWrong ? refusal.message : null}
          />
        )}
        <PasswordInput
          label={t('account.password.new')}
          description={`${t('account.password.rule', { count: MIN_PASSWORD })} ${hasPassword ? '' : t('account.password.help')}`}
          autoComplete="new-password"
          required
          minLength={MIN_PASSWORD}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        {!isCurrentWrong && <ProblemAlert error={save.error} />}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('account.password.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
