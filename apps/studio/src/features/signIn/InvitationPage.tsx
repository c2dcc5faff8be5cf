import { Button, PasswordInput, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { signInWithPassword } from '../../api/auth.ts';
import { problemOf } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { type RouterOutput, useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { EntryCard } from './EntryCard.tsx';

const route = getRouteApi('/invitation');
const MIN_PASSWORD = 12;

/** What an invitation offers, and the way to accept it: with a new account, or with the one that is signed in. */
export function InvitationPage() {
  const t = useT();
  const { token = '' } = route.useSearch();
  const preview = useQuery({ ...useTrpc().members.previewInvitation.queryOptions({ token }), retry: false });
  const session = useSession();
  const title = preview.data
    ? t('invitation.title', { workspace: preview.data.workspaceName })
    : t('invitation.heading');
  return (
    <EntryCard title={title}>
      {preview.isPending && <Skeleton h={120} />}
      {preview.error && (
        <Text>
          {problemOf(preview.error).status === 0 ? t('problem.offline.help') : t('invitation.invalid')}
        </Text>
      )}
      {preview.data && (
        <Stack gap="sm">
          <Text c="dimmed">
            {t('invitation.help', { role: t(`role.${preview.data.role}`), email: preview.data.email })}
          </Text>
          {session.data?.user.email === preview.data.email ? (
            <AcceptSignedIn token={token} />
          ) : (
            <AcceptWithAccount token={token} invitation={preview.data} />
          )}
        </Stack>
      )}
    </EntryCard>
  );
}

function AcceptSignedIn({ token }: { token: string }) {
  const t = useT();
  const accept = useMutation(
    useTrpc().members.accept.mutationOptions({
      onSuccess: ({ workspace }) => window.location.assign(`/w/${workspace}/inbox`),
    }),
  );
  return (
    <>
      <ProblemAlert error={accept.error} />
      <Button fullWidth loading={accept.isPending} onClick={() => accept.mutate({ token })}>
        {t('invitation.submit')}
      </Button>
    </>
  );
}

interface AcceptWithAccountProps {
  readonly token: string;
  readonly invitation: RouterOutput['members']['previewInvitation'];
}

function AcceptWithAccount({ token, invitation }: AcceptWithAccountProps) {
  const t = useT();
  const client = useTrpcClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const join = useMutation({
    mutationFn: async () => {
      const { workspace } = await client.members.acceptWithAccount.mutate({
        token,
        name: name.trim(),
        password,
      });
      const signedIn = await signInWithPassword({ email: invitation.email, password });
      window.location.assign(signedIn.ok ? `/w/${workspace}/inbox` : '/sign-in');
    },
  });
  if (invitation.hasAccount) {
    const next = `/invitation?token=${encodeURIComponent(token)}`;
    return (
      <>
        <Text>{t('invitation.hasAccount', { email: invitation.email })}</Text>
        <Button component="a" href={`/sign-in?next=${encodeURIComponent(next)}`}>
          {t('signIn.submit')}
        </Button>
      </>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    join.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          label={t('account.name')}
          autoComplete="name"
          required
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('common.password')}
          description={t('account.password.rule', { count: MIN_PASSWORD })}
          autoComplete="new-password"
          required
          minLength={MIN_PASSWORD}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <ProblemAlert error={join.error} />
        <Button type="submit" fullWidth loading={join.isPending}>
          {t('invitation.submit')}
        </Button>
      </Stack>
    </form>
  );
}
