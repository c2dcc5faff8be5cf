import { contentHash, type WorkspaceId } from '@countersign/model';
import type { Audit, AuditFinding, AuditHead, AuditRow } from '@countersign/runtime';
import type { TransactionSql } from 'postgres';
import { auditHash, CHAIN_START } from './auditHash.ts';
import { findAuditHead } from './findAuditHead.ts';
import { listAudit } from './listAudit.ts';
import { listAuditPayloads } from './listAuditPayloads.ts';

const PAGE = 1_000;

/** Where the check of a chain stands: the link before the next one. */
type Position = { rows: number; seq: number; hash: string };

type Examined = Readonly<{ payloadHash: string | undefined; exported: AuditHead | undefined }>;

/** Reads a workspace's whole chain and names every link that was edited, deleted, inserted or moved. */
export async function verifyAudit(
  tx: TransactionSql,
  workspaceId: WorkspaceId,
  exported?: AuditHead,
): ReturnType<Audit['verify']> {
  const findings: AuditFinding[] = [];
  const position: Position = { rows: 0, seq: 0, hash: CHAIN_START };
  const head = await findAuditHead(tx, workspaceId);
  let page: readonly AuditRow[];
  do {
    page = await listAudit(tx, workspaceId, position.seq, PAGE);
    const range = { first: page[0]?.seq ?? 0, last: page.at(-1)?.seq ?? 0 };
    const payloads = page.length === 0 ? [] : await listAuditPayloads(tx, workspaceId, range);
    const hashes = new Map(payloads.map(({ seq, payload }) => [seq, contentHash(payload)]));
    for (const row of page) {
      findings.push(...examine(row, position, { payloadHash: hashes.get(row.seq), exported }));
    }
  } while (page.length === PAGE);
  if (head && (head.seq !== position.seq || head.hash !== position.hash)) {
    findings.push({
      seq: position.seq,
      message: `The chain ends here, but ${head.seq} entries were written.`,
    });
  }
  if (exported && exported.seq > position.seq) {
    const message = `The chain ends here, but it had ${exported.seq} entries when its head was exported.`;
    findings.push({ seq: position.seq, message });
  }
  return { rows: position.rows, head: position.hash, findings };
}

/** Judges one link and moves on to it. An edited link is told once: the ones after it are measured by what it says. */
function examine(
  row: AuditRow,
  position: Position,
  { payloadHash, exported }: Examined,
): readonly AuditFinding[] {
  const findings: AuditFinding[] = [];
  const report = (message: string) => findings.push({ seq: row.seq, message });
  if (row.seq !== position.seq + 1) report(`Entries ${position.seq + 1} to ${row.seq - 1} were deleted.`);
  else if (row.previousHash !== position.hash)
    report('The entry before was replaced, or this one was inserted or moved.');
  if (auditHash(row) !== row.hash) report('The entry was edited.');
  if (payloadHash !== undefined && payloadHash !== row.payloadHash)
    report('What it says was done was edited.');
  if (row.seq === exported?.seq && row.hash !== exported.hash)
    report('This is not the entry that stood here when the head was exported.');
  Object.assign(position, { rows: position.rows + 1, seq: row.seq, hash: row.hash });
  return findings;
}
