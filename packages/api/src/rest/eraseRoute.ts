import { problem, RunId } from '@countersign/model';
import { z } from 'zod';
import { includesRole } from '../access/roles.ts';
import { ProblemError, unwrap } from '../problems/ProblemError.ts';
import { NoFields } from './emptyBody.ts';
import { defineRoute } from './route.ts';

const TOO_NARROW = problem('role_too_narrow', 'Only an owner may erase runs.');

export const eraseRun = defineRoute({
  method: 'POST',
  path: '/runs/{id}/erase',
  scope: 'runs:write',
  summary: 'Delete a run that is over, and those it called, with everything that they say',
  description:
    'The audit chain keeps what was done and by whom, without what was written. Erasing once more answers with 0 runs. ' +
    'Archives and backups made before still hold them. The key also needs `checkpoints:write`.',
  params: z.strictObject({ id: RunId }),
  query: NoFields,
  body: null,
  answer: { status: 200, description: 'How many runs went', schema: 'Erased' },
  problems: ['role_too_narrow', 'run_not_found', 'run_not_final', 'run_called', 'run_busy'],
  async handle({ services, workspaceId, actor, role, params }) {
    if (!includesRole(role, 'owner')) throw new ProblemError(TOO_NARROW);
    return { status: 200, body: unwrap(await services.erasing.erase(workspaceId, params.id, actor)) };
  },
});
