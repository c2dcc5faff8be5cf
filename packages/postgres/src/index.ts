export { auditedChange, type RecordDeed } from './audit/auditedChange.ts';
export type { Deed } from './audit/insertAudit.ts';
export { createPorts, type Ports } from './createPorts.ts';
export { InvalidCursorError } from './cursor.ts';
export { isConnectionLoss } from './isConnectionLoss.ts';
export { type Database, type DatabaseOptions, openDatabase } from './openDatabase.ts';
export { authSchema } from './schema/authSchema.ts';
export { readVitals, type Vitals } from './vitals/readVitals.ts';
export { newestSchema, schemaNumber } from './vitals/schemaNumber.ts';
