import type { RunId, WorkspaceId } from '@countersign/model';
import type { TransactionSql } from 'postgres';
import { deleteCaseTexts } from '../caseIndex/deleteCaseTexts.ts';

/**
 * Every table that holds something of a run, and what becomes of it when the run goes. The ledger and the audit chain are
 * not among them: they hold names and numbers of runs, nothing that a case says.
 */
export const TABLES_OF_RUNS = [
  'run_events',
  'effects',
  'timers',
  'signal_keys',
  'run_marks',
  'reviews',
  'evidence',
  'case_rows',
  'lessons',
  'case_texts',
  'review_comments',
  'review_mentions',
] as const;

export type GoingRuns = Readonly<{
  workspaceId: WorkspaceId;
  ids: readonly RunId[];
  /** The idempotency keys under which the runs' actions may have sent messages into the mailbox. */
  messageKeys: readonly string[];
}>;

/** Deletes runs that are over with everything that belongs to them; a run that somebody holds is left for another time. */
export async function deleteRuns(tx: TransactionSql, going: GoingRuns): Promise<number> {
  const { workspaceId, messageKeys } = going;
  const locked = await tx<{ id: RunId }[]>`
    select id from runs
    where workspace_id = ${workspaceId} and id = any(${[...going.ids]}::uuid[]) and final_status is not null
    for update skip locked`;
  if (locked.length === 0) return 0;
  const ids = locked.map(({ id }) => id as string);
  await Promise.all([
    tx`delete from run_events where run_id = any(${ids}::uuid[])`,
    tx`delete from effects where run_id = any(${ids}::uuid[])`,
    tx`delete from timers where run_id = any(${ids}::uuid[])`,
    tx`delete from signal_keys where run_id = any(${ids}::uuid[])`,
    tx`
      delete from run_marks using runs
      where runs.id = any(${ids}::uuid[]) and run_marks.workspace_id = runs.workspace_id
        and run_marks.created_at = runs.created_at and run_marks.run_id = runs.id`,
    // Notices that stayed in the mailbox name the cases they tell of by the addresses that open them.
    tx`
      delete from mailbox using reviews
      where mailbox.workspace_id = ${workspaceId} and idempotency_key like 'notice-%'
        and reviews.run_id = any(${ids}::uuid[]) and position(reviews.id::text in body) > 0`,
    tx`
      with gone as (
        delete from reviews where run_id = any(${ids}::uuid[]) returning id
      ), unseen as (
        delete from review_looks using gone where review_id = gone.id
      )
      delete from review_contents using gone where review_id = gone.id`,
    tx`delete from lessons where workspace_id = ${workspaceId} and run_id = any(${ids}::uuid[])`,
    tx`delete from mailbox where workspace_id = ${workspaceId} and idempotency_key = any(${[...messageKeys]})`,
    // Nobody can be asked about the case any more: it counts as an error when deadlines are looked at next.
    tx`update evidence set due_at = now() where run_id = any(${ids}::uuid[]) and not is_judged`,
    // The row says which run it started, so that its file is never read twice; what it said of the case goes.
    tx`
      update case_rows set subject = null, input = null
      from case_files
      where case_files.id = case_rows.file_id and case_files.workspace_id = ${workspaceId}
        and case_rows.run_id = any(${ids}::uuid[])`,
    tx`delete from runs where id = any(${ids}::uuid[])`,
  ]);
  // After the reviews: whoever was just writing about them has ended by now.
  await tx`delete from review_mentions where workspace_id = ${workspaceId} and run_id = any(${ids}::uuid[])`;
  await tx`delete from review_comments where workspace_id = ${workspaceId} and run_id = any(${ids}::uuid[])`;
  await deleteCaseTexts(tx, workspaceId, ids);
  return ids.length;
}
