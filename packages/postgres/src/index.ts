export { auditedChange, type RecordDeed } from './audit/auditedChange.ts';
export { hashOf } from './audit/hashOf.ts';
export type { Deed } from './audit/insertAudit.ts';
export type { BackupHeader } from './backup/backupFormat.ts';
export { restoreBackup } from './backup/restoreBackup.ts';
export { type BackupSummary, writeBackup } from './backup/writeBackup.ts';
export { createPorts, type Ports } from './createPorts.ts';
export { InvalidCursorError } from './cursor.ts';
export { isConnectionLoss } from './isConnectionLoss.ts';
export { findWorkspaceSlug } from './notices/findWorkspaceSlug.ts';
export { type Database, type DatabaseOptions, openDatabase } from './openDatabase.ts';
export {
  type ArchivedRun,
  createRetention,
  type Retention,
  type Sweep,
} from './retention/createRetention.ts';
export { listRetentions } from './retention/listRetentions.ts';
export { fillReviews } from './reviews/fillReviews.ts';
export { readVitals, type Vitals } from './vitals/readVitals.ts';
export { newestSchema, schemaNumber } from './vitals/schemaNumber.ts';
