import { Alert, Button, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { problemOf, type ScreenProblem } from '../api/problem.ts';
import type { Translate } from '../strings/catalogue.ts';
import { sayProblem } from '../strings/sayProblem.ts';
import { useLocale } from '../strings/useT.ts';

interface ProblemAlertProps {
  /** What a query or mutation failed with; nothing is shown for null. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** A failure: what happened, where, and what to do. */
export function ProblemAlert({ error, onRetry }: ProblemAlertProps) {
  const { t, phrase } = useLocale();
  if (error === null || error === undefined) return null;
  const problem = problemOf(error);
  const { title, help } = describeProblem(problem, t);
  return (
    <Alert color="brick" icon={<IconAlertTriangle size={18} />} title={title} role="alert" my="sm">
      <Text size="sm">{sayProblem(help, phrase)}</Text>
      {problem.at && (
        <Text size="xs" mt={4}>
          {t('problem.at', { place: problem.at })}
        </Text>
      )}
      {onRetry && (
        <Button mt="sm" size="compact-sm" variant="default" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </Alert>
  );
}

/** Title and advice of a problem in the reader's language; the server's own sentence where it says more than we can. */
export function describeProblem(problem: ScreenProblem, t: Translate): { title: string; help: string } {
  if (problem.status === 0) return { title: t('problem.offline'), help: t('problem.offline.help') };
  if (problem.status >= 500) return { title: t('problem.server'), help: t('problem.server.help') };
  if (problem.code === 'role_too_narrow')
    return { title: t('problem.forbidden'), help: t('problem.forbidden.help') };
  if (problem.status === 404) return { title: t('problem.notFound'), help: t('problem.notFound.help') };
  return { title: t('problem.title'), help: problem.message };
}
