import type { AuditRow } from '@countersign/runtime';
import { hashOf } from './hashOf.ts';

/** What the first link of a chain names as the one before. */
export const CHAIN_START = '0'.repeat(64);

/** The hash of a link: of everything in it, so also of the link before. */
export function auditHash(row: Omit<AuditRow, 'hash'>): string {
  const { seq, at, workspaceId, actor, action, object, payloadHash, previousHash } = row;
  return hashOf({ seq, at, workspaceId, actor, action, object, payloadHash, previousHash });
}
