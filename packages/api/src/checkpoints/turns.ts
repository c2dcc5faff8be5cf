import type { CheckpointPlace } from './findCheckpoint.ts';
import { type FoldedLine, foldDeeds } from './foldDeeds.ts';
import { type LedgerLine, namedEntries } from './namedEntries.ts';

const PAGE = 200;

/**
 * At least so many of the deeds and events that changed the trust in a checkpoint's agents, newest first, with names; fewer
 * are all there are. What one transaction did is not torn apart. The last one's `seq` is where the next page goes on.
 */
export async function turnsOf(
  place: CheckpointPlace,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly FoldedLine[]> {
  const lines: LedgerLine[] = [];
  for await (const page of pagesOf(place, before)) {
    lines.push(...page);
    const folded = foldDeeds(lines);
    const end = folded[limit - 1]?.at;
    if (end !== undefined && lines.at(-1)?.at !== end) {
      const past = folded.findIndex(({ at }, index) => index >= limit && at !== end);
      return past === -1 ? folded : folded.slice(0, past);
    }
  }
  return foldDeeds(lines);
}

/** All that changed from a day (UTC) on, newest first. */
export async function turnsSince(place: CheckpointPlace, day: string): Promise<readonly FoldedLine[]> {
  const lines: LedgerLine[] = [];
  for await (const page of pagesOf(place, null)) {
    lines.push(...page.filter(({ at }) => at.slice(0, 10) >= day));
    if ((page.at(-1)?.at.slice(0, 10) ?? '') < day) break;
  }
  return foldDeeds(lines);
}

/** The lines with which something changed, newest first, page by page to the beginning. */
async function* pagesOf(place: CheckpointPlace, from: number | null): AsyncIterable<readonly LedgerLine[]> {
  const { services, workspaceId, id } = place;
  for (let before = from; ; ) {
    const page = await services.checkpoints.turns(workspaceId, id, { before, limit: PAGE });
    yield await namedEntries(place, page);
    if (page.length < PAGE) return;
    before = page.at(-1)?.seq ?? null;
  }
}
