import type { LedgerEntry, WorkspaceId } from '@countersign/model';
import type { Names } from '../ports/names.ts';

export type LedgerLine = { readonly seq: number; readonly at: string; readonly entry: LedgerEntry };

/** Lines of a ledger with the names of people in place of their ids: the ledger keeps ids. */
export async function namedEntries(
  { names, workspaceId }: { readonly names: Names; readonly workspaceId: WorkspaceId },
  lines: readonly LedgerLine[],
): Promise<readonly LedgerLine[]> {
  const ids = lines.flatMap(({ entry }) => ('actor' in entry && entry.actor !== null ? [entry.actor] : []));
  if (ids.length === 0) return lines;
  const known = await names.of(workspaceId, [...new Set(ids)]);
  return lines.map((line) => ({ ...line, entry: named(line.entry, known) }));
}

function named(entry: LedgerEntry, known: ReadonlyMap<string, string>): LedgerEntry {
  if (!('actor' in entry) || entry.actor === null) return entry;
  return { ...entry, actor: known.get(entry.actor) ?? entry.actor };
}
