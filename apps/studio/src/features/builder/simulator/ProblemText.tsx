import type { Problem } from '@countersign/model';
import { Alert } from '@mantine/core';
import { sayProblem } from '../../../strings/sayProblem.ts';
import { usePhrase } from '../../../strings/useT.ts';

/** Why a move or a start was refused. */
export function ProblemText({ problem }: { readonly problem: Problem | null }) {
  const phrase = usePhrase();
  if (problem === null) return null;
  return (
    <Alert color="brick" role="alert">
      {sayProblem(problem.message, phrase)}
    </Alert>
  );
}
