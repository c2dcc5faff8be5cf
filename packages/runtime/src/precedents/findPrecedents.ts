import type { RunId, WorkspaceId } from '@countersign/model';
import { type ComparedCase, probesOf, type Ranked, rankPrecedents, wordsOf } from '@countersign/review';
import type { CaseIndex, CaseScope, PastCase } from '../ports/caseIndex.ts';

/** What of the index it takes to find cases. */
export type CaseSearch = Pick<CaseIndex, 'frequencies' | 'find'>;

/** So many cases that share telling words are compared in full. */
const COMPARED = 200;

/**
 * A case that is looked at, and where it will be decided, null for one that has not come so far; its own run is never an
 * answer.
 */
export type AskedCase = ComparedCase & { readonly runId: RunId; readonly place: string | null };

/** A past case with how it is like the one asked about, and whether it was decided at the same place. */
export type Precedent = Ranked<PastCase> & { readonly isSamePlace: boolean };

/**
 * The answered cases most like one: first those of its own place, most similar first; where they are fewer than asked
 * for, then those of the whole workspace.
 */
export async function findPrecedents(
  index: CaseSearch,
  workspaceId: WorkspaceId,
  { asked, limit }: { readonly asked: AskedCase; readonly limit: number },
): Promise<readonly Precedent[]> {
  const { place, runId: exceptRun } = asked;
  const scope = { place, exceptRun };
  const own = place === null ? [] : await lookAmong(index, workspaceId, { asked, scope });
  const found = own.slice(0, limit).map((ranked) => ({ ...ranked, isSamePlace: true }));
  if (found.length === limit) return found;
  const known = new Set(found.map(({ past }) => past.runId));
  const others = await lookAmong(index, workspaceId, { asked, scope: { place: null, exceptRun } });
  const further = others.filter(({ past }) => !known.has(past.runId));
  return [...found, ...further.map((ranked) => ({ ...ranked, isSamePlace: false }))].slice(0, limit);
}

async function lookAmong(
  index: CaseSearch,
  workspaceId: WorkspaceId,
  { asked, scope }: { readonly asked: AskedCase; readonly scope: CaseScope },
): Promise<readonly Ranked<PastCase>[]> {
  const words = [...new Set(wordsOf(asked.text))];
  const frequencies = await index.frequencies(workspaceId, words, scope.place);
  const probes = probesOf(words, frequencies);
  if (probes.length === 0) return [];
  const candidates = await index.find(workspaceId, { ...scope, probes, limit: COMPARED });
  // What the others say weighs by how rare it is as well.
  const said = new Set([...words, ...candidates.flatMap(({ text }) => wordsOf(text))]);
  const weights = await index.frequencies(workspaceId, [...said], scope.place);
  return rankPrecedents(asked, candidates, weights);
}
