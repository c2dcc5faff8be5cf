import { z } from 'zod';

/**
 * A backup is text, line by line, so that it can be read with anything:
 *
 * - the header, JSON;
 * - per table, parents before what refers to them: what it is, JSON; its rows as `copy … to stdout` writes them, one a
 *   line; the line `\.`; how many rows there were and their SHA-256, JSON;
 * - the end, JSON, without which the backup is not whole.
 */
export const BACKUP_FORMAT = 'countersign.backup/1';

export const END_OF_ROWS = '\\.';

const Count = z.number().int().nonnegative();

export const BackupHeader = z.object({
  format: z.literal(BACKUP_FORMAT),
  createdAt: z.iso.datetime(),
  /** Which migrations the database had. */
  schema: z.array(z.object({ number: Count, name: z.string(), hash: z.string() })).min(1),
  /** Tells whether an installation has the secret with which this one sealed its connections; says nothing of it. */
  secretCheck: z.string().nullable(),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

export const TableStart = z.object({
  table: z.string().regex(/^\w+$/),
  columns: z.array(z.string().regex(/^\w+$/)).min(1),
});
export type TableStart = z.infer<typeof TableStart>;

export const TableEnd = z.object({ rows: Count, sha256: z.string() });
export type TableEnd = z.infer<typeof TableEnd>;

export const BackupEnd = z.object({ end: z.literal(true), tables: Count, rows: Count });
export type BackupEnd = z.infer<typeof BackupEnd>;
