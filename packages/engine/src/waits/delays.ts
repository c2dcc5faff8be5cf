import { type Artefact, durationMs, type NodeOf } from '@countersign/model';
import type { RunContext } from '../context.ts';
import { laneOf } from '../lanes.ts';
import { Halt, type Turn } from '../machine/turn.ts';
import { scopeOf } from '../scope.ts';
import { type Due, msUntil, untilOf } from './dueOf.ts';

type DelayArguments = { readonly context: RunContext };

/** Names of the computed delays, as the compiler emits them. */
const untilDelay = (node: string): string => `until:${node}`;
const timeoutDelay = (node: string): string => `timeout:${node}`;

/**
 * The delays of all waits by name, in milliseconds from the turn's time. What they come from is left in the turn, so that
 * each is computed once, when its wait is entered. A time that cannot be told halts the turn.
 */
export function delays(artefact: Artefact, turnNow: () => Turn) {
  const delays: { [name: string]: (given: DelayArguments) => number } = {};
  const add = (name: string, dueFor: (context: RunContext, now: string) => Due) => {
    delays[name] = ({ context }) => {
      const turn = turnNow();
      const due = dueFor(context, turn.now);
      turn.dues.set(name, due);
      return msUntil(due, turn.now);
    };
  };
  for (const { node } of Object.values(artefact.nodes)) {
    if (node.kind !== 'wait') continue;
    add(untilDelay(node.id), (context, now) => untilOrHalt(artefact, node, { context, now }));
    const { timeout } = node.config;
    if (timeout !== undefined) add(timeoutDelay(node.id), () => ({ inMs: durationMs(timeout) }));
  }
  return delays;
}

function untilOrHalt(
  artefact: Artefact,
  node: NodeOf<'wait'>,
  { context, now }: { context: RunContext; now: string },
): Due {
  const scope = scopeOf(context, laneOf(artefact, node.id), now);
  const due = untilOf({ node, settings: artefact.settings, scope, now });
  if (!due.ok) throw new Halt(node.id, { ...due.problem, at: node.id }, context);
  if (due.value === null) throw new Error(`The wait ${node.id} has no time`);
  return due.value;
}
