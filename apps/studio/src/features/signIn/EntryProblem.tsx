import type { Problem } from '@countersign/model';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Translate } from '../../strings/catalogue.ts';
import { useT } from '../../strings/useT.ts';

/** Why the door stayed shut, and what to do. */
export function EntryProblem({ problem }: { problem: Problem | null }) {
  const t = useT();
  if (!problem) return null;
  const { title, help } = wordsOf(problem, t);
  return (
    <Alert color="brick" title={title} icon={<IconAlertTriangle size={18} />} role="alert">
      {help}
    </Alert>
  );
}

function wordsOf(problem: Problem, t: Translate): { title: string; help: string } {
  switch (problem.code) {
    case 'offline':
      return { title: t('problem.offline'), help: t('problem.offline.help') };
    case 'too_many_attempts':
      return { title: t('signIn.tooMany'), help: t('signIn.tooMany.help') };
    case 'link_invalid':
      return { title: t('signIn.link.spent'), help: t('signIn.link.spent.help') };
    case 'credentials_wrong':
      return { title: t('signIn.wrong'), help: t('signIn.wrong.help') };
    default:
      return { title: t('problem.title'), help: problem.message };
  }
}
