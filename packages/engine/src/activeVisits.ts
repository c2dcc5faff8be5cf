import { JOINED_STATE } from '@countersign/model';
import type { RunSnapshot, StateValue } from './snapshot.ts';
import type { Visit } from './visit.ts';

/**
 * The visits a run is in: while its end is held back, those of the actions that have not told theirs; while
 * it is undone, that of the action being taken back; none when it is over.
 */
export function activeVisits(snapshot: RunSnapshot): readonly Visit[] {
  if (snapshot.status !== 'active') return [];
  if (snapshot.ending !== undefined) return snapshot.ending.left;
  if (snapshot.undoing !== undefined) return undoneVisits(snapshot);
  return leaves(snapshot.value).map((node) => {
    const visit = snapshot.context.visits[node] ?? 0;
    return { key: `${node}/${visit}`, node, visit };
  });
}

/** The newest of what is left to undo: one action is taken back at a time. */
function undoneVisits({ context }: RunSnapshot): readonly Visit[] {
  const kept = context.undo?.at(-1);
  if (kept === undefined) return [];
  const { node, visit } = kept;
  return [{ key: `undo:${node}/${visit}`, node, visit }];
}

/** The nodes at the bottom of a state; a branch that has come to its join is at none. */
function leaves(value: StateValue): readonly string[] {
  if (typeof value === 'string') return value === JOINED_STATE ? [] : [value];
  return Object.values(value).flatMap(leaves);
}
