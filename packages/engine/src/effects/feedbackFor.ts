import type { Artefact, Json } from '@countersign/model';
import type { RunContext } from '../context.ts';
import { type LaneName, laneOf } from '../lanes.ts';

/**
 * What the gates wrote whose newest verdict sent the case back, in the order of their ids; only gates of the agent's own
 * branch can have done so. Null when there is nothing.
 */
export function feedbackFor(artefact: Artefact, agent: string, context: RunContext): string | null {
  const gates = returningGates(artefact).get(laneOf(artefact, agent)) ?? [];
  const messages = gates.map((gate) => messageOf(context.steps[gate])).filter((message) => message !== null);
  return messages.length === 0 ? null : messages.join('\n\n');
}

function messageOf(output: Json | undefined): string | null {
  if (typeof output !== 'object' || output === null || !('verdict' in output)) return null;
  const { verdict, message } = output as { [field: string]: Json }; // safe: not a list, it has a verdict
  return verdict === 'sendBack' && typeof message === 'string' ? message : null;
}

type Gates = ReadonlyMap<LaneName, readonly string[]>;

/** The gates that can send a case back, by branch. */
function returningGates(artefact: Artefact): Gates {
  const known = memo.get(artefact);
  if (known !== undefined) return known;
  const entries = Object.values(artefact.nodes).filter(({ next }) => next['sentBack'] !== undefined);
  const gates = Map.groupBy(entries, (entry) => entry.lane);
  const byLane = new Map([...gates].map(([lane, found]) => [lane, found.map(({ node }) => node.id).sort()]));
  memo.set(artefact, byLane);
  return byLane;
}

// A memo of a pure function: it changes how long a call takes, never what it answers.
const memo = new WeakMap<Artefact, Gates>();
