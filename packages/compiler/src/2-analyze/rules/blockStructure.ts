import { assertNever, type Diagnostic } from '@countersign/model';
import { diagnose, type Finding } from '../../catalogue/diagnose.ts';
import type { BlockFault } from '../blockFaults.ts';
import { leadAway, leadPast, leadTo, meetBefore } from '../blockFixes.ts';
import type { Flow } from '../flow.ts';
import type { Lane } from '../lane.ts';
import type { Rule } from '../rule.ts';
import { MAX_NESTING } from '../walkLanes.ts';

/** Branches are blocks: all ways from a parallel step come to one join, and share nothing with each other or the outside. */
export const blockStructure: Rule = (flow) => flow.blocks.faults.map((fault) => report(flow, fault));

function report(flow: Flow, fault: BlockFault): Diagnostic {
  const title = (id: string) => flow.graph.nodes.get(id)?.title ?? id;
  const about = (lane: Lane) => ({ parallel: title(lane.parallel), branch: lane.port });
  switch (fault.type) {
    case 'branchWithoutJoin': {
      const { lane } = fault;
      const wire = flow.graph.leaving.get(lane.parallel)?.find(({ port }) => port === lane.port);
      return diagnose('branch_without_join', {
        node: lane.parallel,
        ...(wire === undefined ? {} : { edge: wire.id }),
        holes: about(lane),
        data: { port: lane.port },
      });
    }
    case 'otherJoin': {
      const { lane, edge, join } = fault;
      return diagnose('branches_join_apart', {
        ...wireInto(edge),
        holes: { ...about(lane), join: title(join), other: title(edge.target) },
        data: { path: wayTo(flow, lane, edge.target), parallel: lane.parallel, join },
        fix: leadTo(flow, edge, join),
      });
    }
    case 'joinOfTwo': {
      const { edge, lane, other } = fault;
      const fix = meetBefore(flow, edge.target, lane);
      return diagnose('join_of_two', {
        ...wireInto(edge),
        holes: { join: title(edge.target), parallel: title(lane.parallel), other: title(other) },
        data: { parallel: lane.parallel, other },
        ...(fix === null ? {} : { fix }),
      });
    }
    case 'joinAlone': {
      const { edge } = fault;
      const fix = leadPast(flow, edge);
      return diagnose('join_without_parallel', {
        ...wireInto(edge),
        holes: { join: title(edge.target) },
        ...(fix === null ? {} : { fix }),
      });
    }
    default:
      return reportCrossing(flow, fault, title);
  }
}

type Crossing = Extract<BlockFault, { type: 'sharedStep' | 'wayIn' | 'wayOut' | 'tooDeep' }>;

function reportCrossing(flow: Flow, fault: Crossing, title: (id: string) => string): Diagnostic {
  switch (fault.type) {
    case 'sharedStep': {
      const { edge, lanes } = fault;
      const [one, other] = lanes;
      const fix = meetBefore(flow, edge.target, one);
      return diagnose('step_in_two_branches', {
        ...wireInto(edge),
        holes: { title: title(edge.target), parallel: title(one.parallel), one: one.port, other: other.port },
        data: {
          parallel: one.parallel,
          path: wayTo(flow, one, edge.target),
          otherPath: wayTo(flow, other, edge.target),
        },
        ...(fix === null ? {} : { fix }),
      });
    }
    case 'wayIn':
      return diagnose('way_into_branch', {
        ...crossing(flow, fault, title),
        fix: leadAway(flow, fault.edge),
      });
    case 'wayOut': {
      const join = flow.blocks.joins.get(fault.lane.parallel);
      return diagnose('way_out_of_branch', {
        ...crossing(flow, fault, title),
        fix: join === undefined ? leadAway(flow, fault.edge) : leadTo(flow, fault.edge, join),
      });
    }
    case 'tooDeep':
      return diagnose('nested_too_deep', {
        node: fault.parallel,
        holes: { title: title(fault.parallel), limit: MAX_NESTING },
      });
    default:
      return assertNever(fault);
  }
}

const wireInto = (edge: { readonly id: string; readonly target: string }) => ({
  node: edge.target,
  edge: edge.id,
});

function crossing(
  flow: Flow,
  { edge, lane }: Extract<BlockFault, { type: 'wayIn' | 'wayOut' }>,
  title: (id: string) => string,
): Finding {
  return {
    ...wireInto(edge),
    holes: {
      from: title(edge.source),
      to: title(edge.target),
      parallel: title(lane.parallel),
      branch: lane.port,
    },
    data: { parallel: lane.parallel, port: lane.port, path: wayTo(flow, lane, edge.target) },
  };
}

/** The steps on a shortest way from the beginning of a branch to a step, with the parallel step itself. */
function wayTo({ graph }: Flow, lane: Lane, target: string): string[] {
  const cameFrom = new Map<string, string>();
  const first = graph.leaving.get(lane.parallel)?.find(({ port }) => port === lane.port)?.target;
  const open = first === undefined ? [] : [first];
  for (const id of open) cameFrom.set(id, lane.parallel);
  for (const id of open) {
    if (id === target) break;
    for (const edge of graph.leaving.get(id) ?? []) {
      if (cameFrom.has(edge.target) || edge.target === lane.parallel) continue;
      cameFrom.set(edge.target, id);
      open.push(edge.target);
    }
  }
  const path: string[] = [];
  for (let id: string | undefined = target; id !== undefined; id = cameFrom.get(id)) path.unshift(id);
  return path[0] === lane.parallel ? path : [lane.parallel, target];
}
