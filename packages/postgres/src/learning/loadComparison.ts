import type { WorkspaceId } from '@countersign/model';
import type { ComparedCase, HeldOutAnswer, ModelComparison, ModelVersion } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { LESSON_PREFIX, labelledOf } from './labelledOf.ts';
import type { LessonRow } from './lessonOf.ts';
import { listModelVersions } from './listModelVersions.ts';

/** More cases tell no more about two versions and take long to read. */
const MAX_COMPARED = 5_000;

type Answers = ReadonlyMap<string, HeldOutAnswer>;
type Kept = {
  readonly heldOut: readonly HeldOutAnswer[] | null;
  readonly rival: { readonly version: number; readonly heldOut: readonly HeldOutAnswer[] } | null;
};
type CaseRow = { readonly id: string; readonly text: string; readonly label: string };

/**
 * How a version and the one that was live at its training answer the newest cases on which neither was trained. What the
 * earlier one says of a case was noted at its own training, or when the later one was trained.
 */
export async function loadComparison(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { model, version: number }: { readonly model: string; readonly version: number },
): Promise<ModelComparison | null> {
  const versions = await listModelVersions(tx, workspaceId, model);
  const version = versions.find((known) => known.version === number);
  if (version === undefined) return null;
  const own = await keptOf(tx, workspaceId, version);
  const rival = versions.find((known) => known.version === own.rival?.version) ?? null;
  const before = rival === null ? null : await keptOf(tx, workspaceId, rival);
  const candidates = answersOf(own.heldOut);
  const rivals = answersOf([...(before?.heldOut ?? []), ...(own.rival?.heldOut ?? [])]);
  const ids = [...candidates.keys()].filter((id) => rival === null || rivals.has(id));
  const cases = await newestCases(tx, workspaceId, { model, ids });
  const lessons = await lessonsOf(tx, workspaceId, model);
  const compared = cases.map(
    (labelled): ComparedCase => ({
      ...labelled,
      candidate: candidates.get(labelled.id)!, // safe: only such ids were asked for
      rival: rivals.get(labelled.id) ?? null,
      lesson: lessons.get(labelled.id) ?? null,
    }),
  );
  const withoutAnswer = await errorsWithoutAnswer(tx, workspaceId, model);
  const isCut = compared.length > MAX_COMPARED;
  return { version, rival, cases: compared.slice(0, MAX_COMPARED), withoutAnswer, isCut };
}

async function keptOf(tx: TransactionSql, workspaceId: WorkspaceId, version: ModelVersion): Promise<Kept> {
  const [row] = await tx<Kept[]>`
    select held_out, rival from learning_models
    where workspace_id = ${workspaceId} and model = ${version.model} and version = ${version.version}`;
  return row ?? { heldOut: null, rival: null };
}

const answersOf = (answers: readonly HeldOutAnswer[] | null): Answers =>
  new Map((answers ?? []).map((answer) => [answer.id, answer]));

/** Verdicts first, because they are about what passes gates. */
async function newestCases(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { model, ids }: { readonly model: string; readonly ids: readonly string[] },
): Promise<readonly CaseRow[]> {
  return tx<CaseRow[]>`
    select id, text, label from (${labelledOf(tx, workspaceId, model)}) as labelled
    where id = any(${[...ids]})
    order by verdict is null, at desc nulls last, id
    limit ${MAX_COMPARED + 1}`;
}

async function lessonsOf(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<ReadonlyMap<string, NonNullable<ComparedCase['lesson']>>> {
  const rows = await tx<Pick<LessonRow, keyof NonNullable<ComparedCase['lesson']>>[]>`
    select review_id, run_id, flow_id, node, checkpoint_id, verdict, at
    from lessons
    where workspace_id = ${workspaceId} and model = ${model} and label is not null
    order by at desc
    limit ${MAX_COMPARED + 1}`;
  return new Map(
    rows.map(({ at, ...row }) => [`${LESSON_PREFIX}${row.reviewId}`, { ...row, at: at.toISOString() }]),
  );
}

async function errorsWithoutAnswer(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  model: string,
): Promise<ModelComparison['withoutAnswer']> {
  return tx<{ checkpointId: string; count: number }[]>`
    select checkpoint_id, count(*)::int as count
    from lessons
    where workspace_id = ${workspaceId} and model = ${model} and label is null and checkpoint_id is not null
      and verdict in ('reject', 'incorrect')
    group by checkpoint_id`;
}
