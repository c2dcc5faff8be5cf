import type { CaseBatch, CaseOutcome, CaseQueue, CaseRow } from '../ports/caseFiles.ts';
import type { Start } from './fireSchedule.ts';

/**
 * Starts a run for each row of a batch and notes what became of it. The idempotency key is file and row, so a batch that is
 * begun again starts nothing twice.
 */
export async function startCases(
  batch: CaseBatch,
  { queue, start }: { queue: Pick<CaseQueue, 'settle'>; start: Start },
): Promise<void> {
  const outcomes = await Promise.all(batch.rows.map((row) => startCase(batch, row, start)));
  await queue.settle(batch, outcomes);
}

async function startCase(
  { workspaceId, fileId, flow, priority, startedBy }: CaseBatch,
  { row, input, subject, caseType }: CaseRow,
  start: Start,
): Promise<CaseOutcome> {
  const started = await start(workspaceId, {
    ...{ flow, input, subject, caseType },
    ...(priority === null ? {} : { priority }),
    channel: 'file',
    // The space keeps it apart from every key that a client of the API can choose.
    idempotencyKey: `file ${fileId} ${row}`,
    bodyHash: fileId,
    actor: { type: 'system', id: startedBy, name: 'File of cases' },
  });
  return started.ok
    ? { row, runId: started.value.run.id, problem: null }
    : { row, runId: null, problem: started.problem };
}
