import { admitLanes } from '../lanes/admitLanes.ts';
import { NORMAL_RANK } from '../ports/priorityRank.ts';
import type { Lease, LeasedEffect } from '../ports/store.ts';
import { SUSPECT_CLAIMS, suspectsTogether } from '../ports/suspectsTogether.ts';
import { type MemoryEffect, type MemoryState, nameIn } from './memoryState.ts';

export type Claiming = { readonly lease: Lease; readonly limit: number; readonly nowMs: number };

/** Leases what is due: workspaces take turns, lanes keep their limits. */
export function claimEffects(state: MemoryState, { lease, limit, nowMs }: Claiming): readonly LeasedEffect[] {
  const due = [...state.effects.values()]
    .filter((effect) => effect.dueAtMs <= nowMs && effect.problem == null)
    .sort((a, b) => rank(a) - rank(b) || a.dueAtMs - b.dueAtMs);
  const inLanes = pickInLanes(state, due, { limit, nowMs });
  const free = takeTurns(
    due.filter(({ lane }) => lane == null),
    state.claimRound.after,
  );
  const picked = fewSuspects([...inLanes, ...free]).slice(0, limit);
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

/** Of those that lost their worker again and again, the one that has waited longest and a few with as many lost claims. */
function fewSuspects(due: readonly MemoryEffect[]): readonly MemoryEffect[] {
  const unanswered = ({ claims, attempts }: MemoryEffect) => claims - attempts;
  const suspects = due.filter((effect) => unanswered(effect) >= SUSPECT_CLAIMS);
  const [oldest] = suspects.toSorted((a, b) => a.dueAtMs - b.dueAtMs || unanswered(a) - unanswered(b));
  if (oldest === undefined) return due;
  const alike = suspects.filter((effect) => unanswered(effect) === unanswered(oldest));
  const group = new Set(alike.slice(0, suspectsTogether(unanswered(oldest))));
  return due.filter((effect) => group.has(effect) || unanswered(effect) < SUSPECT_CLAIMS);
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
  return admitLanes(waiting, busy, limit).flatMap(
    ({ workspaceId, lane, count }) => groups.get(nameIn(workspaceId, lane))?.slice(0, count) ?? [],
  );
}

/** The first of each workspace, then the second of each, and so on, beginning behind the workspace that came last. */
function takeTurns(due: readonly MemoryEffect[], after: string): readonly MemoryEffect[] {
  const byWorkspace = Map.groupBy(due, ({ workspaceId }) => workspaceId as string);
  const names = [...byWorkspace.keys()].sort();
  const inTurn = [...names.filter((name) => name > after), ...names.filter((name) => name <= after)];
  const queues = inTurn.map((name) => byWorkspace.get(name) ?? []);
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, place) =>
    queues.flatMap((queue) => queue.slice(place, place + 1)),
  ).flat();
}
