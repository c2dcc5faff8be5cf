import { type CaseColumns, guessColumns } from '@countersign/formats';
import type { Role, WorkspaceId } from '@countersign/model';
import type { Actor, CaseFile } from '@countersign/runtime';
import { caseListFlow } from '../asked/caseListFlow.ts';
import { ensureFlow } from '../asked/ensureFlow.ts';
import { unwrap } from '../problems/ProblemError.ts';
import type { Services } from '../services.ts';
import type { UploadFormat } from './caseUpload.ts';
import { readHead } from './readHead.ts';
import { receiveCases } from './receiveCases.ts';

export type ReviewedFile = {
  readonly name: string;
  readonly format: UploadFormat;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Which columns say what; guessed from their names where nothing is said at all. */
  readonly columns: CaseColumns;
  readonly question: string | undefined;
  readonly idempotencyKey: string | null;
};

type Caller = {
  readonly services: Services;
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
  readonly role: Role;
};

/**
 * Has the rows of a file reviewed although nobody drew a flow for them: makes one of a single gate, or takes the one that was
 * made for the same columns under the same name before. Problems are those of `receiveCases`, and `column_unknown`.
 */
export async function reviewCases(
  caller: Caller,
  { columns, question, ...file }: ReviewedFile,
): Promise<{ readonly file: CaseFile; readonly repeated: boolean }> {
  const head = await readHead(file.format, file.chunks);
  const names = head.columns.map(({ name }) => name);
  const isSaid = Object.values(columns).some((column) => column !== undefined);
  const chosen = isSaid ? columns : guessColumns(names);
  const flow = await ensureFlow(
    caller,
    caseListFlow({
      name: nameOf(file.name),
      question: question ?? questionFor(chosen),
      ...{ seen: head.columns, columns: chosen },
    }),
  );
  const { services, workspaceId, actor } = caller;
  const upload = { ...file, flow, chunks: head.chunks, priority: null, actor };
  return unwrap(await receiveCases(services, workspaceId, upload));
}

/** The name of a flow is shorter than that of a file may be, and has no ending. */
const nameOf = (file: string): string =>
  file.replace(/\.(?:csv|jsonl|ndjson)$/i, '').slice(0, 100) || file.slice(0, 100);

const questionFor = ({ recommendation }: CaseColumns): string =>
  recommendation === undefined ? 'Is this case in order?' : `Is “${recommendation}” right for this case?`;
