import { admitLanes } from '../lanes/admitLanes.ts';
import { NORMAL_RANK } from '../ports/priorityRank.ts';
import { type Lease, type LeasedEffect, SUSPECT_CLAIMS } from '../ports/store.ts';
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
  const picked = onlyOneSuspect([...inLanes, ...free]).slice(0, limit);
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

/** One of those that lost their worker again and again may be what kills the workers; the others go later. */
function onlyOneSuspect(due: readonly MemoryEffect[]): readonly MemoryEffect[] {
  const isSuspect = ({ claims, attempts }: MemoryEffect) => claims - attempts >= SUSPECT_CLAIMS;
  const first = due.find(isSuspect);
  return due.filter((effect) => effect === first || !isSuspect(effect));
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
