import type { Audit } from '@countersign/runtime';
import type { Sql } from 'postgres';
import { inWorkspace } from '../inWorkspace.ts';
import { appendAudit } from './appendAudit.ts';
import { listAudit } from './listAudit.ts';
import { verifyAudit } from './verifyAudit.ts';

export function createAudit(app: Sql): Audit {
  return {
    append: (workspaceId, deed) =>
      inWorkspace(app, workspaceId, (tx) => appendAudit(tx, { workspaceId, ...deed })),
    list: (workspaceId, after, limit) =>
      inWorkspace(app, workspaceId, (tx) => listAudit(tx, workspaceId, after, limit)),
    verify: (workspaceId) => inWorkspace(app, workspaceId, (tx) => verifyAudit(tx, workspaceId)),
  };
}
