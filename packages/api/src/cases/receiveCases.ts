import { createHash, type Hash } from 'node:crypto';
import {
  type FlowDocument,
  fail,
  isStorable,
  type Json,
  type JsonSchema,
  makeStorable,
  ok,
  type Priority,
  type Problem,
  problem,
  type Result,
  type WorkspaceId,
} from '@countersign/model';
import {
  type Actor,
  type CaseFile,
  type CaseRow,
  hashWithPriority,
  NOT_STORABLE,
} from '@countersign/runtime';
import { ProblemError } from '../problems/ProblemError.ts';
import type { Services } from '../services.ts';
import { MAX_FILE_ROWS, type UploadFormat } from './caseUpload.ts';
import { decodeText } from './decodeText.ts';
import { readCsv } from './readCsv.ts';
import { failed, type ReadRow, readJsonLines } from './readJsonLines.ts';

export type CaseUpload = {
  readonly flow: string;
  readonly name: string;
  readonly format: UploadFormat;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly priority: Priority | null;
  readonly idempotencyKey: string | null;
  readonly actor: Actor;
};

type Receiving = Pick<Services, 'flows' | 'caseFiles' | 'newId'>;

const ROWS_PER_WRITE = 500;

/**
 * Stores a file of cases as it comes in; when it is complete its rows begin to start runs. Rows that are no cases are
 * kept with the reason. Problems `flow_not_found`, `flow_not_published`, `flow_archived`, `channel_closed`,
 * `malformed_file`, `body_too_large`, `file_empty`, `idempotency_conflict`; nothing of such a file stays.
 */
export async function receiveCases(
  services: Receiving,
  workspaceId: WorkspaceId,
  upload: CaseUpload,
): Promise<Result<{ readonly file: CaseFile; readonly repeated: boolean }>> {
  const { flow, name, priority, actor, idempotencyKey } = upload;
  const schema = await inputOf(services, workspaceId, flow);
  if (!schema.ok) return (await findRepeated(services, workspaceId, upload)) ?? schema;
  const id = services.newId();
  const { caseFiles } = services;
  const opened = await caseFiles.open(workspaceId, { id, flow, name, priority, actor });
  if (!opened.ok) return fail(notFound(flow));
  try {
    const hash = createHash('sha256');
    const text = decodeText(upload.chunks, hash);
    const rows = upload.format === 'csv' ? readCsv(text, schema.value) : readJsonLines(text);
    const count = await store(rows, (batch) => caseFiles.addRows(workspaceId, id, batch));
    if (count === 0) throw new ProblemError(problem('file_empty', 'The file holds no cases.'));
    const proof = { idempotencyKey, hash: hashOf(hash, upload), actor };
    return await caseFiles.complete(workspaceId, id, proof);
  } catch (error) {
    await caseFiles.drop(workspaceId, id);
    if (error instanceof ProblemError) return fail(error.problem);
    throw error;
  }
}

const hashOf = (content: Hash, { flow, priority }: CaseUpload): string =>
  hashWithPriority(content.update(flow).digest('hex'), priority);

/** The file that came under the key before, whatever has become of its flow since; null when there is none. */
async function findRepeated(
  { caseFiles }: Receiving,
  workspaceId: WorkspaceId,
  upload: CaseUpload,
): Promise<Awaited<ReturnType<typeof receiveCases>> | null> {
  if (upload.idempotencyKey === null) return null;
  const hash = createHash('sha256');
  try {
    for await (const _ of decodeText(upload.chunks, hash));
  } catch (error) {
    if (error instanceof ProblemError) return fail(error.problem);
    throw error;
  }
  return caseFiles.findRepeated(workspaceId, upload.idempotencyKey, hashOf(hash, upload));
}

/** Hands the rows on in batches, numbered; answers how many there were. */
async function store(
  rows: AsyncIterable<ReadRow>,
  write: (batch: readonly CaseRow[]) => Promise<void>,
): Promise<number> {
  let batch: CaseRow[] = [];
  let row = 0;
  for await (const read of rows) {
    row += 1;
    if (row > MAX_FILE_ROWS) {
      const message = `The file has more than ${MAX_FILE_ROWS} rows. Split it and send the parts.`;
      throw new ProblemError(problem('body_too_large', message));
    }
    batch.push({ ...storable(read), row });
    if (batch.length < ROWS_PER_WRITE) continue;
    await write(batch);
    batch = [];
  }
  if (batch.length > 0) await write(batch);
  return row;
}

/** A row that no column can hold becomes one that says so; what it says about its faults is made fit to be kept. */
function storable(read: ReadRow): ReadRow {
  if (read.problem !== null)
    return { ...read, problem: makeStorable(read.problem as unknown as Json) as unknown as Problem }; // safe: problems are JSON, and only characters change
  return isStorable([read.input, read.subject, read.caseType]) ? read : failed(read.line, NOT_STORABLE);
}

/** The input schema of the flow's newest version, if files may start it. */
async function inputOf(
  { flows }: Receiving,
  workspaceId: WorkspaceId,
  slug: string,
): Promise<Result<JsonSchema>> {
  const version = await flows.version(workspaceId, slug, null);
  if (version === null) {
    const draft = await flows.draft(workspaceId, slug);
    return fail(
      draft === null
        ? notFound(slug)
        : problem('flow_not_published', `The flow “${slug}” has no published version yet.`),
    );
  }
  const archived = await flows.list(workspaceId, { archived: true });
  if (archived.some((flow) => flow.slug === slug)) {
    return fail(problem('flow_archived', `The flow “${slug}” is archived. Restore it to start runs.`));
  }
  if (!offersFiles(version.document)) {
    return fail(problem('channel_closed', `The flow “${slug}” cannot be started by “file”.`));
  }
  return ok(version.document.input);
}

const offersFiles = ({ nodes }: FlowDocument): boolean =>
  nodes.some((node) => node.kind === 'trigger' && node.config.channels.includes('file'));

const notFound = (slug: string) => problem('flow_not_found', `There is no flow “${slug}” in this workspace.`);
