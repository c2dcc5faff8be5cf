import {
  type Artefact,
  canonicalJson,
  fail,
  type Json,
  ok,
  type Problem,
  problem,
  type Result,
} from '@countersign/model';
import { activeVisits } from './activeVisits.ts';
import { isAsking } from './effects/effect.ts';
import type { RunSnapshot, StateValue } from './snapshot.ts';
import { type OversightOfCalled, obstacleInOversight, unjudgedSteps } from './unjudged.ts';

/** A run to be moved. `isCalled`: another run called it and goes on with what it answers. */
type MovingRun = {
  readonly snapshot: RunSnapshot;
  readonly isCalled: boolean;
  readonly oversightOf: OversightOfCalled;
};

/**
 * The run as one of another version of its flow. Only a run that waits, for people, times or signals, at steps that are the
 * same in both can be moved; what it has done and knows stays as it is.
 *
 * Problems, each naming the step: `run_finished`, `run_ending`, `run_undoing`, `step_under_way` (its answer would be one to the old
 * version), `step_gone`, `kind_changed`, `lane_changed` (it lies in another branch, or the branches are not the same),
 * `port_gone` (a verdict that reviewers can still give leads nowhere), `timer_changed` (a time that is being kept is set
 * otherwise), `wait_changed` and `action_without_gate` (what an agent proposed would go on unseen by the gate that the old
 * version has on its way).
 */
export function migrate(
  from: Artefact,
  to: Artefact,
  { snapshot, isCalled, oversightOf }: MovingRun,
): Result<RunSnapshot> {
  if (snapshot.status !== 'active') {
    return fail(problem('run_finished', 'The run is over; there is nothing left to move.'));
  }
  if (snapshot.ending !== undefined) {
    return fail(problem('run_ending', 'The run is about to end: only actions under way are waited for.'));
  }
  if (snapshot.undoing !== undefined) {
    return fail(problem('run_undoing', 'The run is taking back what it did. Wait until it is over.'));
  }
  const obstacle =
    firstOf(activeVisits(snapshot), ({ node }) => obstacleAt(from, to, node)) ??
    obstacleInBranches(from, to, snapshot.value);
  if (obstacle !== null) return fail(obstacle);
  const unjudged = unjudgedSteps(from, snapshot, { isCalled, oversightOf });
  const way = obstacleInOversight(from, to, { unjudged, isCalled, oversightOf });
  if (way !== null) return fail(way);
  const { unjudged: _, ...context } = snapshot.context;
  return ok({ ...snapshot, context: unjudged.length === 0 ? context : { ...context, unjudged } });
}

function firstOf<TItem>(items: Iterable<TItem>, find: (item: TItem) => Problem | null): Problem | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}

function obstacleAt(from: Artefact, to: Artefact, id: string): Problem | null {
  const old = from.nodes[id];
  const entry = to.nodes[id];
  if (old === undefined) throw new Error(`The run is at ${id}, which its version does not have`);
  const title = `The step "${old.node.title}" (${id})`;
  const { kind } = old.node;
  if (isAsking(kind) && kind !== 'gate') {
    return problem(
      'step_under_way',
      `${title} is being done for the old version. Try again when it is done.`,
      id,
    );
  }
  if (entry === undefined) return problem('step_gone', `${title} is not in the other version.`, id);
  if (entry.node.kind !== kind) {
    return problem('kind_changed', `${title} is of the kind "${entry.node.kind}" in the other version.`, id);
  }
  if (entry.lane !== old.lane) {
    return problem('lane_changed', `${title} lies in another branch in the other version.`, id);
  }
  const lost = Object.keys(old.next).find((port) => entry.next[port] === undefined);
  if (lost !== undefined) {
    const message = `${title} waits, and in the other version nothing is connected to its port "${lost}".`;
    return problem('port_gone', message, id);
  }
  return obstacleInTimes(old.node, entry.node, title);
}

type Node = Artefact['nodes'][string]['node'];

/** Timers that are being kept were set for the old version, and a wait that has begun was begun by it. */
function obstacleInTimes(old: Node, now: Node, title: string): Problem | null {
  if (old.kind === 'gate' && now.kind === 'gate' && old.config.expiresAfter !== now.config.expiresAfter) {
    return problem('timer_changed', `${title} expires at another time in the other version.`, old.id);
  }
  if (old.kind !== 'wait' || now.kind !== 'wait') return null;
  const isSame = canonicalJson(old.config as Json) === canonicalJson(now.config as Json); // safe: configs are JSON
  return isSame
    ? null
    : problem('wait_changed', `${title} waits for something else in the other version.`, old.id);
}

/** Every open parallel step must have the same branches, also those that have come to the join already. */
function obstacleInBranches(from: Artefact, to: Artefact, value: StateValue): Problem | null {
  if (typeof value === 'string') return null;
  return firstOf(Object.entries(value), ([id, branches]) => {
    const old = from.nodes[id];
    const entry = to.nodes[id];
    const title = `The parallel step "${old?.node.title ?? id}" (${id})`;
    if (entry === undefined) return problem('step_gone', `${title} is not in the other version.`, id);
    const isSame = entry.lane === old?.lane && branchesOf(entry.node) === branchesOf(old?.node);
    if (!isSame) return problem('lane_changed', `${title} has other branches in the other version.`, id);
    return firstOf(Object.values(branches as object), (inner) => obstacleInBranches(from, to, inner));
  });
}

const branchesOf = (node: Node | undefined): string =>
  node?.kind === 'parallel'
    ? node.config.branches
        .map(({ port }) => port)
        .sort()
        .join(' ')
    : '';
