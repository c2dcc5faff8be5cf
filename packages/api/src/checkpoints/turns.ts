import type { CheckpointPlace } from './findCheckpoint.ts';
import { type LedgerLine, namedEntries } from './namedEntries.ts';

const PAGE = 200;

/** A page of what changed for the trust in a checkpoint's agents, newest first, with names. */
export async function turnsOf(
  { services, workspaceId, id }: CheckpointPlace,
  page: { readonly before: number | null; readonly limit: number },
): Promise<readonly LedgerLine[]> {
  const turns = await services.checkpoints.turns(workspaceId, id, page);
  return namedEntries({ names: services.names, workspaceId }, turns);
}

/** All that changed from a day (UTC) on, newest first. */
export async function turnsSince(place: CheckpointPlace, day: string): Promise<readonly LedgerLine[]> {
  const turns: LedgerLine[] = [];
  for (let before: number | null = null; ; ) {
    const page = await turnsOf(place, { before, limit: PAGE });
    turns.push(...page.filter(({ at }) => at.slice(0, 10) >= day));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE || last.at.slice(0, 10) < day) return turns;
    before = last.seq;
  }
}
