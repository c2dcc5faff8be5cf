import type { JudgedCase } from '@countersign/runtime';
import type { CheckpointPlace } from './findCheckpoint.ts';

/** As many as a page of the store answers at once. */
const PAGE = 5_000;
/** More than this is not read into one answer: the oldest are left out then, because it is the present that is asked about. */
export const MOST_CASES = 100_000;

/** The newest judged cases of a checkpoint in the order of their verdicts, with the variables that were asked for. */
export async function judgedCases(
  { services, workspaceId, id }: CheckpointPlace,
  references: readonly string[],
): Promise<readonly JudgedCase[]> {
  const cases: JudgedCase[] = [];
  for (let before: number | null = null; cases.length < MOST_CASES; ) {
    const page: readonly JudgedCase[] = await services.checkpoints.evidenceCases(workspaceId, id, {
      before,
      limit: PAGE,
      references,
    });
    cases.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    before = last.seq;
  }
  return cases.reverse();
}
