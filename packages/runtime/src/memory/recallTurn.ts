import { isLeasedAtCommit } from '../ports/isLeasedAtCommit.ts';
import type { CommittedTurn, LeasedEffect, Turn } from '../ports/store.ts';
import { type MemoryState, nameIn } from './memoryState.ts';
import type { Writing } from './writeTurn.ts';

/** A turn that was committed before, answered like the first time; null when it was not. */
export function recallTurn(state: MemoryState, turn: Turn, { lease, nowMs }: Writing): CommittedTurn | null {
  const at = state.committed.get(turn.id);
  if (at === undefined) return null;
  const leased: LeasedEffect[] = [];
  for (const { key } of turn.effects.filter(isLeasedAtCommit)) {
    const name = nameIn(turn.runId, key);
    const effect = state.effects.get(name);
    // What somebody has claimed since is no longer at its first token.
    if (effect?.token !== 1 || effect.claims !== 1 || effect.workerId === null || effect.problem != null)
      continue;
    const held = { workerId: lease?.workerId ?? null, claims: lease === null ? 0 : 1 };
    const { workerId: _, dueAtMs: __, parkedAt: ___, nudged: ____, ...begun } = effect;
    state.effects.set(name, { ...effect, ...held, dueAtMs: nowMs + (lease?.leaseMs ?? 0) });
    if (lease !== null) leased.push(begun);
  }
  return { type: 'committed', revision: turn.expectedRevision + 1, at, leased };
}
