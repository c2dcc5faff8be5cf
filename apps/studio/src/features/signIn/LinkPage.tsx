import { type Problem, problem } from '@countersign/model';
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { signInWithLink } from '../../api/auth.ts';
import { useT } from '../../strings/useT.ts';
import { EntryCard } from './EntryCard.tsx';
import { EntryProblem } from './EntryProblem.tsx';

const route = getRouteApi('/sign-in/link');

/** A one-time link. Opening the page uses nothing up, so that a preview or a virus scanner cannot sign anybody in. */
export function LinkPage() {
  const t = useT();
  const { token } = route.useSearch();
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const enter = useMutation({
    mutationFn: signInWithLink,
    onSuccess: (result) => {
      if (result.ok) window.location.assign('/');
      else setRefusal(result.problem);
    },
    onError: () => setRefusal(problem('offline', '')),
  });
  return (
    <EntryCard title={t('signIn.link.title')}>
      {token === undefined ? (
        <Alert color="brick" title={t('signIn.link.missing')}>
          {t('signIn.link.missing.help')}
        </Alert>
      ) : (
        <Stack gap="sm">
          <Text c="dimmed">{t('signIn.link.help')}</Text>
          <EntryProblem problem={refusal} />
          <Button fullWidth onClick={() => enter.mutate(token)} loading={enter.isPending} autoFocus>
            {t('signIn.link.submit')}
          </Button>
        </Stack>
      )}
    </EntryCard>
  );
}
