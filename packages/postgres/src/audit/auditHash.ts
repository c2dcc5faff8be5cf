import { contentHash } from '@countersign/model';
import type { AuditRow } from '@countersign/runtime';

/** What the first link of a chain names as the one before. */
export const CHAIN_START = '0'.repeat(64);

/** The hash of a link: of everything in it, so also of the link before. */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, workspaceId, actor, action, object, payloadHash, previousHash } = row;
  return contentHash({ seq, at, workspaceId, actor, action, object, payloadHash, previousHash });
}
