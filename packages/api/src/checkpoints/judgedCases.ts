import type { JudgedCase } from '@countersign/runtime';
import type { CheckpointPlace } from './findCheckpoint.ts';

/** As many as a page of the store answers at once. */
const PAGE = 5_000;
/** More than this is not read into one answer; the newest are left out then. */
const MAX_CASES = 100_000;

/** All judged cases of a checkpoint in the order of their verdicts, with the variables that were asked for. */
export async function judgedCases(
  { services, workspaceId, id }: CheckpointPlace,
  references: readonly string[],
): Promise<readonly JudgedCase[]> {
  const cases: JudgedCase[] = [];
  for (let after = 0; cases.length < MAX_CASES; ) {
    const page = await services.checkpoints.evidenceCases(workspaceId, id, {
      after,
      limit: PAGE,
      references,
    });
    cases.push(...page);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.seq;
  }
  return cases;
}
