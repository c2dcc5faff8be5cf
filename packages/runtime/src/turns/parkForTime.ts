import { activeVisits, type RunSnapshot } from '@countersign/engine';
import type { Artefact, Json } from '@countersign/model';
import { composeTurn } from './composeTurn.ts';
import type { Composing } from './composing.ts';
import { timeExceeded } from './overBudget.ts';

/**
 * The budget of time is used up: parks what is under way. What begins later is born parked. An action that the outside world
 * may be at work on is let to its end: what came of it would not be known.
 */
export async function parkForTime({ subject, draft, desk }: Composing): Promise<void> {
  const { artefact } = subject;
  const limit = artefact.settings.budget?.time;
  if (limit === undefined || draft.snapshot === null) return;
  const problem = timeExceeded('run', limit);
  const open = new Set(await desk.openActions(subject.run.id));
  for (const { key, node, visit } of underWay(artefact, draft.snapshot)) {
    if (open.has(key)) continue;
    draft.parkedEffects.push({ key, problem });
    const data = { problem: problem as unknown as Json }; // safe: problems are JSON
    draft.events.push({ type: 'step.parked', at: subject.now.toISOString(), node, visit, data });
    await composeTurn({ type: 'parked', key }, { subject, draft, desk });
  }
}

const OUTSIDE: ReadonlySet<string | undefined> = new Set(['agent', 'action', 'each', 'subflow']);

/** Steps at work in the outside world that are not parked already; what is being undone goes on, and what is about to end. */
function underWay(artefact: Artefact, snapshot: RunSnapshot) {
  if (snapshot.undoing !== undefined || snapshot.ending !== undefined) return [];
  return activeVisits(snapshot).filter(
    ({ key, node }) => OUTSIDE.has(artefact.nodes[node]?.node.kind) && !snapshot.parked?.includes(key),
  );
}
