import type { Json, RunId, WorkspaceId } from '@countersign/model';
import { caseText } from '@countersign/review';
import { type CaseSearch, findPrecedents } from './findPrecedents.ts';

/** The runs of the workspace whose cases were answered and are most like a case that an agent is asked about. */
export async function precedentsOfStep(
  index: CaseSearch,
  workspaceId: WorkspaceId,
  asked: { readonly runId: RunId; readonly input: Json; readonly limit: number },
): Promise<readonly RunId[]> {
  const { runId, input, limit } = asked;
  const undecided = { caseType: null, decision: '', amount: null, place: null };
  const found = await findPrecedents(index, workspaceId, {
    asked: { ...undecided, runId, text: caseText(input) },
    limit,
  });
  return found.map(({ past }) => past.runId);
}
