import type { Audit } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { appendAudit } from './appendAudit.ts';
import { CHAIN_START } from './auditHash.ts';
import { findAuditHead } from './findAuditHead.ts';
import { listAudit } from './listAudit.ts';
import { verifyAudit } from './verifyAudit.ts';

export function createAudit(app: Sql): Audit {
  return {
    append: (deed) => inWorkspace(app, deed.workspaceId, (tx) => appendAudit(tx, deed)),
    list: (workspaceId, after, limit) =>
      inWorkspace(app, workspaceId, (tx) => listAudit(tx, workspaceId, after, limit)),
    head: async (workspaceId) =>
      (await inWorkspace(app, workspaceId, (tx) => findAuditHead(tx, workspaceId))) ?? EMPTY,
    verify: (workspaceId, exported) =>
      inWorkspace(app, workspaceId, (tx) => verifyAudit(tx, workspaceId, exported), AT_ONE_MOMENT),
  };
}

const EMPTY = { seq: 0, hash: CHAIN_START };

/** The chain grows while it is read; what is read has to fit together. */
const AT_ONE_MOMENT = 'isolation level repeatable read read only';
