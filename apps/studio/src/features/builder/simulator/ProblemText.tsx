import type { Problem } from '@countersign/model';
import { Alert } from '@mantine/core';

/** Why a move or a start was refused. */
export function ProblemText({ problem }: { readonly problem: Problem | null }) {
  if (problem === null) return null;
  return (
    <Alert color="brick" role="alert">
      {problem.message}
    </Alert>
  );
}
