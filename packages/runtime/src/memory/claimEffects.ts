import { admitLanes } from '../lanes/admitLanes.ts';
import { NORMAL_RANK } from '../ports/priorityRank.ts';
import type { Lease, LeasedEffect } from '../ports/store.ts';
import { SUSPECT_CLAIMS, suspectsTogether } from '../ports/suspectsTogether.ts';
import { type MemoryEffect, type MemoryState, nameIn } from './memoryState.ts';
import { takeTurns } from './takeTurns.ts';

export type Claiming = { readonly lease: Lease; readonly limit: number; readonly nowMs: number };

/**
 * Leases what is due: workspaces take turns, lanes keep their limits. What lost its worker again and again stands in no
 * line, but goes first and with few others like it.
 */
export function claimEffects(state: MemoryState, { lease, limit, nowMs }: Claiming): readonly LeasedEffect[] {
  const due = [...state.effects.values()]
    .filter((effect) => effect.dueAtMs <= nowMs && effect.problem == null)
    .sort((a, b) => rank(a) - rank(b) || a.dueAtMs - b.dueAtMs);
  const inLanes = pickInLanes(state, due, { limit, nowMs });
  const room = limit - inLanes.length;
  const free = due.filter(({ lane }) => lane == null);
  const suspects = inLanes.some(isSuspect) ? [] : oneGroup(free.filter(isSuspect), room);
  const innocents = takeTurns(
    free.filter((effect) => !isSuspect(effect)),
    state.claimRound.after,
  );
  const picked = [...inLanes, ...suspects, ...innocents].slice(0, limit);
  state.claimRound.after = picked.at(-1)?.workspaceId ?? '';
  return picked.map((effect) => {
    const { workerId: _, dueAtMs: __, parkedAt: ___, problem: ____, nudged: _____, ...kept } = effect;
    const leased = { ...kept, token: effect.token + 1, claims: effect.claims + 1 };
    const held = { workerId: lease.workerId, dueAtMs: nowMs + lease.leaseMs, parkedAt: null, nudged: false };
    state.effects.set(nameIn(effect.runId, effect.key), { ...leased, ...held });
    return leased;
  });
}

const rank = ({ priority = NORMAL_RANK }: MemoryEffect): number => priority;

const unanswered = ({ claims, attempts }: MemoryEffect): number => claims - attempts;

const isSuspect = (effect: MemoryEffect): boolean => unanswered(effect) >= SUSPECT_CLAIMS;

/** The one that has waited longest and a few that lost as many claims, at most half of the room. */
function oneGroup(suspects: readonly MemoryEffect[], room: number): readonly MemoryEffect[] {
  const inOrder = suspects.toSorted((a, b) => a.dueAtMs - b.dueAtMs || unanswered(a) - unanswered(b));
  const [oldest] = inOrder;
  if (oldest === undefined) return [];
  const alike = inOrder.filter((effect) => unanswered(effect) === unanswered(oldest));
  return alike.slice(0, Math.min(Math.ceil(room / 2), suspectsTogether(unanswered(oldest))));
}

function pickInLanes(
  state: MemoryState,
  due: readonly MemoryEffect[],
  { limit, nowMs }: { limit: number; nowMs: number },
): readonly MemoryEffect[] {
  const groups = Map.groupBy(
    due.filter(({ lane }) => lane != null),
    ({ workspaceId, lane }) => nameIn(workspaceId, lane ?? ''),
  );
  const waiting = [...groups.values()].flatMap(([first]) => {
    if (first?.lane == null) return [];
    const { workspaceId, lane } = first;
    return [{ workspaceId, lane, hostLimits: state.limits.get(workspaceId)?.hostLimits ?? {} }];
  });
  const busy = [...state.effects.values()]
    .filter(({ lane, workerId, dueAtMs }) => lane != null && workerId !== null && dueAtMs > nowMs)
    .map(({ workspaceId, lane }) => ({ workspaceId, lane: lane ?? '', count: 1 }));
  const admitted = admitLanes(waiting, busy, limit).map(({ workspaceId, lane, count }) => {
    const inLane = groups.get(nameIn(workspaceId, lane)) ?? [];
    return { count, suspects: inLane.filter(isSuspect), innocents: inLane.filter((one) => !isSuspect(one)) };
  });
  const room = admitted.reduce((sum, { count }) => sum + count, 0);
  const candidates = admitted.flatMap(({ suspects, count }) => suspects.slice(0, count));
  const group = new Set(oneGroup(candidates, room));
  return admitted.flatMap(({ suspects, innocents, count }) =>
    [...suspects.filter((one) => group.has(one)), ...innocents].slice(0, count),
  );
}
