import type { FlowEdge } from '@countersign/model';
import { around, isWithin, type Lane, separated } from './lane.ts';
import { reachBack } from './reach.ts';
import { MAX_NESTING, type Walk } from './walkLanes.ts';

/** Why a drawing is not block structured. */
export type BlockFault =
  | { readonly type: 'branchWithoutJoin'; readonly lane: Lane }
  | {
      readonly type: 'otherJoin';
      readonly lane: Lane;
      readonly edge: FlowEdge;
      readonly join: string;
    }
  | {
      readonly type: 'joinOfTwo';
      readonly lane: Lane;
      readonly edge: FlowEdge;
      readonly other: string;
    }
  | { readonly type: 'joinAlone'; readonly edge: FlowEdge }
  | { readonly type: 'sharedStep'; readonly edge: FlowEdge; readonly lanes: readonly [Lane, Lane] }
  | { readonly type: 'wayIn'; readonly edge: FlowEdge; readonly lane: Lane }
  | { readonly type: 'wayOut'; readonly edge: FlowEdge; readonly lane: Lane }
  | { readonly type: 'tooDeep'; readonly parallel: string };

/** Everything that keeps the branches of a flow from being blocks. A branch is not blamed twice for one wire. */
export function blockFaults(walk: Walk): BlockFault[] {
  const crossed = oncePerStep(walk.crossings.map(crossingFault(walk)));
  const deep = depthFaults(walk);
  // Below the deepest level branches are not told apart, so that nothing else can be said there.
  if (deep.length > 0) return deep;
  const meeting = joinFaults(walk, crossed.length > 0);
  const blamed = new Set([...crossed, ...meeting].flatMap(lanesOf).flatMap(around));
  return [...crossed, ...meeting, ...branchFaults(walk, blamed)];
}

/** A wire that leads from one lane into another: out of a branch, into it from elsewhere, or into a sibling. */
function crossingFault({ graph, lanes, laneOfWire, joins, cameBy }: Walk): (edge: FlowEdge) => BlockFault {
  const insides = new Map<string, ReadonlySet<string>>();
  /** The steps from which the join of a block is reached without beginning the block again. */
  const insideOf = (parallel: string) => {
    const join = joins.get(parallel);
    const known = insides.get(parallel);
    const inside =
      known ?? reachBack(graph, join === undefined ? [] : [join], (edge) => edge.source !== parallel);
    insides.set(parallel, inside);
    return inside;
  };
  return (edge) => {
    const target = edge.target;
    const known = lanes.get(target) ?? null;
    const lane = laneOfWire(edge);
    const branches = separated(known, lane);
    if (branches !== null) return { type: 'sharedStep', edge, lanes: branches };
    const first = cameBy.get(target) ?? edge;
    // The step lies in the deeper of both lanes if it belongs to that block, which is so when it comes to its join.
    const [inner, inwards, outwards] =
      known !== null && !isWithin(lane, known) ? [known, edge, first] : [lane as Lane, first, edge]; // safe: one of them is a branch
    return insideOf(inner.parallel).has(target)
      ? { type: 'wayIn', edge: inwards, lane: inner }
      : { type: 'wayOut', edge: outwards, lane: inner };
  };
}

function oncePerStep(faults: readonly BlockFault[]): BlockFault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const key = 'edge' in fault ? `${fault.type} ${fault.edge.target}` : fault.type;
    return !seen.has(key) && seen.add(key);
  });
}

const lanesOf = (fault: BlockFault): readonly Lane[] =>
  'lanes' in fault ? fault.lanes : 'lane' in fault ? [fault.lane] : [];

/**
 * Each join belongs to one parallel step, each parallel step to one join. A wire that crosses a lane has taken steps out of
 * it, which then seem to come to the join from outside: that is said once, where the wire is.
 */
function joinFaults({ joins, parallels, arrivals }: Walk, isCrossed: boolean): BlockFault[] {
  const seen = new Set<string>();
  return arrivals.flatMap(({ edge, lane }): BlockFault[] => {
    const { target } = edge;
    const owner = parallels.get(target);
    if (lane === null) return isCrossed && owner !== undefined ? [] : [{ type: 'joinAlone', edge }];
    const join = joins.get(lane.parallel);
    const key = `${target} ${lane.parallel} ${join === undefined ? '' : lane.port}`;
    if (owner === lane.parallel || seen.has(key)) return [];
    seen.add(key);
    if (join !== undefined) return [{ type: 'otherJoin', lane, edge, join }];
    return owner === undefined ? [] : [{ type: 'joinOfTwo', lane, edge, other: owner }];
  });
}

function depthFaults({ graph, lanes }: Walk): BlockFault[] {
  const deep = [...lanes].filter(
    ([id, lane]) => graph.nodes.get(id)?.kind === 'parallel' && (lane?.depth ?? 0) >= MAX_NESTING,
  );
  return deep.map(([parallel]) => ({ type: 'tooDeep', parallel }));
}

/** Branches that never come to a join. What is not connected at all is said by the rule about ports. */
function branchFaults(walk: Walk, blamed: ReadonlySet<Lane>): BlockFault[] {
  const { graph, lanes, laneOfWire, arrivals } = walk;
  const arrived = new Set(arrivals.map(({ lane }) => lane));
  return [...lanes.keys()]
    .filter((id) => graph.nodes.get(id)?.kind === 'parallel')
    .flatMap((id) => graph.leaving.get(id) ?? [])
    .flatMap((edge): BlockFault[] => {
      const lane = laneOfWire(edge);
      const begins = lane?.parallel === edge.source;
      return lane === null || !begins || arrived.has(lane) || blamed.has(lane)
        ? []
        : [{ type: 'branchWithoutJoin', lane }];
    });
}
