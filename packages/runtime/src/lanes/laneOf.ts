/** A limit that an effect counts against: of a flow, with its maximum, or of a host, whose maximum is looked up. */
export type LaneLimit =
  | { readonly type: 'flow'; readonly name: string; readonly max: number }
  | { readonly type: 'host'; readonly name: string; readonly host: string };

/** The lane of an effect: the names of its limits with a space between; null when nothing limits it. */
export function laneOf({
  flowId,
  concurrency,
  host,
}: {
  flowId: string;
  concurrency: number | undefined;
  host: string | null;
}): string | null {
  const flow = concurrency === undefined ? [] : [`flow:${flowId}:${concurrency}`];
  const limits = [...flow, ...(host === null ? [] : [`host:${host}`])];
  return limits.length === 0 ? null : limits.join(' ');
}

/** The limits in a lane. A flow's counts by flow, whichever version named the maximum. */
export function limitsInLane(lane: string): readonly LaneLimit[] {
  return lane.split(' ').map((limit): LaneLimit => {
    const [type, ...rest] = limit.split(':');
    if (type === 'host') return { type, name: limit, host: rest.join(':') };
    const max = Number(rest.pop());
    return { type: 'flow', name: `flow:${rest.join(':')}`, max };
  });
}
