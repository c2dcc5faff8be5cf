import { limitsInLane } from './laneOf.ts';

export type WaitingLane = {
  readonly workspaceId: string;
  readonly lane: string;
  /** Of the workspace as it is now. */
  readonly hostLimits: { readonly [host: string]: number };
};
export type BusyLane = { readonly workspaceId: string; readonly lane: string; readonly count: number };
export type AdmittedLane = { readonly workspaceId: string; readonly lane: string; readonly count: number };

/**
 * How many effects of each waiting lane may be leased now, at most `limit` together: one lane after the other gets one
 * more until nothing is left, so a long queue does not keep a short one waiting.
 */
export function admitLanes(
  waiting: readonly WaitingLane[],
  busy: readonly BusyLane[],
  limit: number,
): readonly AdmittedLane[] {
  const used = new Map<string, number>();
  const use = (workspaceId: string, lane: string, count: number) => {
    for (const { name } of limitsInLane(lane)) {
      const key = `${workspaceId} ${name}`;
      used.set(key, (used.get(key) ?? 0) + count);
    }
  };
  for (const { workspaceId, lane, count } of busy) use(workspaceId, lane, count);
  const hasRoom = ({ workspaceId, lane, hostLimits }: WaitingLane) =>
    limitsInLane(lane).every((entry) => {
      const max = entry.type === 'flow' ? entry.max : (hostLimits[entry.host] ?? Infinity);
      return (used.get(`${workspaceId} ${entry.name}`) ?? 0) < max;
    });
  const counts = new Map<WaitingLane, number>();
  let open = [...waiting];
  for (let left = limit; left > 0 && open.length > 0; ) {
    open = open.filter(hasRoom);
    for (const entry of open) {
      if (left === 0 || !hasRoom(entry)) continue;
      counts.set(entry, (counts.get(entry) ?? 0) + 1);
      use(entry.workspaceId, entry.lane, 1);
      left -= 1;
    }
  }
  return [...counts].map(([{ workspaceId, lane }, count]) => ({ workspaceId, lane, count }));
}
