import { fail, ok, problem, type Result, type WorkspaceId } from '@countersign/model';
import { type Actor, type CaseFile, type CaseFiles, type CaseQueue, isSameBody } from '@countersign/runtime';
import type { Sql, TransactionSql } from 'postgres';
import { appendAudit } from '../audit/appendAudit.ts';
import { askForPage } from '../cursor.ts';
import { flowNotFound } from '../flows/flowNotFound.ts';
import { inWorkspace } from '../inWorkspace.ts';
import { isUuid } from '../isUuid.ts';
import { claimCases } from './claimCases.ts';
import { completeCaseFile } from './completeCaseFile.ts';
import { deleteCaseFile } from './deleteCaseFile.ts';
import { dropLeftFiles } from './dropLeftFiles.ts';
import { findCaseFile } from './findCaseFile.ts';
import { findRepeatedFile } from './findRepeatedFile.ts';
import { insertCaseFile } from './insertCaseFile.ts';
import { insertCaseRows } from './insertCaseRows.ts';
import { listCaseAnswers } from './listCaseAnswers.ts';
import { listCaseErrors } from './listCaseErrors.ts';
import { listCaseFiles } from './listCaseFiles.ts';
import { settleCases } from './settleCases.ts';
import { updateCaseFile } from './updateCaseFile.ts';

export function createCaseFiles(app: Sql): CaseFiles {
  return {
    open: (workspaceId, file) =>
      inWorkspace(app, workspaceId, async (tx) => {
        await dropLeftFiles(tx, workspaceId);
        const opened = await insertCaseFile(tx, workspaceId, file);
        return opened ? ok(opened) : fail(flowNotFound(file.flow));
      }),
    addRows: (workspaceId, id, rows) =>
      inWorkspace(app, workspaceId, (tx) => insertCaseRows(tx, workspaceId, { id, rows })),
    complete: (workspaceId, id, proof) => {
      const attempt = () =>
        inWorkspace(app, workspaceId, (tx) => complete(tx, workspaceId, { id, ...proof }));
      // Of two that come under one key at once, the later one finds the other when it looks again.
      return attempt().catch((error) =>
        error.code === UNIQUE_VIOLATION ? attempt() : Promise.reject(error),
      );
    },
    findRepeated: (workspaceId, key, hash) =>
      inWorkspace(app, workspaceId, (tx) => answerRepeated(tx, workspaceId, { key, hash })),
    drop: (workspaceId, id) => inWorkspace(app, workspaceId, (tx) => deleteCaseFile(tx, workspaceId, id)),
    list: (workspaceId, filter) =>
      askForPage(filter.cursor, () =>
        inWorkspace(app, workspaceId, (tx) => listCaseFiles(tx, workspaceId, filter)),
      ),
    get: async (workspaceId, id) =>
      isUuid(id) ? inWorkspace(app, workspaceId, (tx) => findCaseFile(tx, workspaceId, id)) : null,
    errors: async (workspaceId, id, page) =>
      isUuid(id)
        ? askForPage(page.cursor, () =>
            inWorkspace(app, workspaceId, (tx) => listCaseErrors(tx, workspaceId, { id, ...page })),
          )
        : { items: [], nextCursor: null },
    answers: async (workspaceId, id, page) =>
      isUuid(id)
        ? inWorkspace(app, workspaceId, (tx) => listCaseAnswers(tx, workspaceId, { id, ...page }))
        : [],
    change: async (workspaceId, change) =>
      isUuid(change.id)
        ? inWorkspace(app, workspaceId, (tx) => changeFile(tx, workspaceId, change))
        : fail(NOT_FOUND),
  };
}

/** Files of all workspaces, for the worker. */
export const createCaseQueue = (worker: Sql): CaseQueue => ({
  claim: (rows, leaseMs) => claimCases(worker, rows, leaseMs),
  settle: (batch, outcomes) => settleCases(worker, batch, outcomes),
});

const UNIQUE_VIOLATION = '23505';
const NOT_FOUND = problem('file_not_found', 'There is no such file in this workspace.');

type Completion = Parameters<CaseFiles['complete']>[2] & { readonly id: string };

async function complete(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  completion: Completion,
): ReturnType<CaseFiles['complete']> {
  const { id, idempotencyKey, hash, actor } = completion;
  const file = await completeCaseFile(tx, workspaceId, completion);
  if (file !== undefined) {
    const payload = { flow: file.flow, name: file.name, rows: file.rows, hash };
    await audit(tx, workspaceId, { actor, action: 'file.received', id, payload });
    return ok({ file, repeated: false });
  }
  const repeated =
    idempotencyKey === null ? null : await answerRepeated(tx, workspaceId, { key: idempotencyKey, hash });
  await deleteCaseFile(tx, workspaceId, id);
  return repeated ?? fail(NOT_FOUND);
}

async function answerRepeated(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { key, hash }: { readonly key: string; readonly hash: string },
): ReturnType<CaseFiles['findRepeated']> {
  const before = await findRepeatedFile(tx, workspaceId, key);
  if (before === null) return null;
  return isSameBody(before.hash, hash) ? ok({ file: before.file, repeated: true }) : fail(CONFLICT);
}

const CONFLICT = problem(
  'idempotency_conflict',
  'Another file came under this idempotency key. Use a new key for another file.',
);

async function changeFile(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  { id, status, actor }: Parameters<CaseFiles['change']>[1],
): Promise<Result<CaseFile>> {
  const changed = await updateCaseFile(tx, workspaceId, { id, status });
  if (changed === undefined) {
    const file = await findCaseFile(tx, workspaceId, id);
    return fail(file === null ? NOT_FOUND : problem('file_final', `The file is ${file.status} already.`));
  }
  await audit(tx, workspaceId, { actor, action: `file.${status}`, id, payload: {} });
  return ok(changed);
}

type Deed = {
  readonly actor: Actor;
  readonly action: string;
  readonly id: string;
  readonly payload: { readonly [key: string]: string | number };
};

const audit = (tx: TransactionSql, workspaceId: WorkspaceId, { actor, action, id, payload }: Deed) =>
  appendAudit(tx, { workspaceId, actor: actor.id, action, object: `file:${id}`, payload });
