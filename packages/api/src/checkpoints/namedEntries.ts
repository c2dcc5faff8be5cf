import type { LedgerEntry } from '@countersign/model';
import { NOBODY } from '@countersign/runtime';
import type { CheckpointPlace } from './findCheckpoint.ts';

export type LedgerLine = { readonly seq: number; readonly at: string; readonly entry: LedgerEntry };

/**
 * Lines of a ledger with the names of people in place of their ids: the ledger keeps ids. A policy that its first case
 * wrote down was brought into force by whoever published it.
 */
export async function namedEntries(
  place: CheckpointPlace,
  lines: readonly LedgerLine[],
): Promise<readonly LedgerLine[]> {
  const { services, workspaceId } = place;
  const signed = await signedPolicies(place, lines);
  const ids = signed.flatMap(({ entry }) => ('actor' in entry && entry.actor !== null ? [entry.actor] : []));
  if (ids.length === 0) return signed;
  const known = await services.names.of(workspaceId, [...new Set(ids)]);
  return signed.map((line) => ({ ...line, entry: named(line.entry, known) }));
}

async function signedPolicies(
  { services, workspaceId, id }: CheckpointPlace,
  lines: readonly LedgerLine[],
): Promise<readonly LedgerLine[]> {
  if (!lines.some(({ entry }) => isUnsigned(entry))) return lines;
  const policies = await services.checkpoints.policies(workspaceId, id);
  const authors = new Map(policies.map(({ version, appliedBy }) => [version, appliedBy]));
  return lines.map((line) => {
    const { entry } = line;
    if (!isUnsigned(entry)) return line;
    return { ...line, entry: { ...entry, actor: authors.get(entry.version) ?? entry.actor } };
  });
}

const isUnsigned = (entry: LedgerEntry): entry is Extract<LedgerEntry, { type: 'policy' }> =>
  entry.type === 'policy' && entry.actor === NOBODY;

function named(entry: LedgerEntry, known: ReadonlyMap<string, string>): LedgerEntry {
  if (!('actor' in entry) || entry.actor === null) return entry;
  return { ...entry, actor: known.get(entry.actor) ?? entry.actor };
}
