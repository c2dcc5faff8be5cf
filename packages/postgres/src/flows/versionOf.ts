import type { FlowVersion } from '@countersign/runtime';

/** A version as the database answers it: with an instant that is not text yet. */
export type VersionRow<TVersion extends Omit<FlowVersion, 'document'> = FlowVersion> = Omit<
  TVersion,
  'publishedAt'
> &
  Readonly<{ publishedAt: Date }>;

export function versionOf<TRow extends { publishedAt: Date }>(
  row: TRow,
): Omit<TRow, 'publishedAt'> & { publishedAt: string } {
  return { ...row, publishedAt: row.publishedAt.toISOString() };
}
