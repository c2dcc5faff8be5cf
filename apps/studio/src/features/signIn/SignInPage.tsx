import type { Problem } from '@countersign/model';
import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { signInWithPassword } from '../../api/auth.ts';
import { useT } from '../../strings/useT.ts';
import { EntryCard } from './EntryCard.tsx';
import { EntryProblem } from './EntryProblem.tsx';
import { destination } from './enter.ts';

const route = getRouteApi('/sign-in');

/** E-mail and password. */
export function SignInPage() {
  const t = useT();
  const { next } = route.useSearch();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const signIn = useMutation({
    mutationFn: signInWithPassword,
    onSuccess: (result) => {
      // A full load: nothing of a session before this one may stay in memory.
      if (result.ok) window.location.assign(destination(next));
      else setProblem(result.problem);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    signIn.mutate({ email, password });
  };
  return (
    <EntryCard title={t('signIn.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label={t('common.email')}
            type="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            autoFocus
          />
          <PasswordInput
            label={t('common.password')}
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <EntryProblem problem={problem} />
          <Button type="submit" fullWidth mt={4} loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
          <Text size="xs" c="dimmed" ta="center">
            {t('signIn.firstTime')}
          </Text>
        </Stack>
      </form>
    </EntryCard>
  );
}
