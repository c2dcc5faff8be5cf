import { z } from 'zod';
import { FlowSettings } from './document/flow.ts';
import { FlowNode } from './document/node.ts';
import { JsonObject, JsonSchema } from './json.ts';

export const ARTEFACT_SCHEMA = 'countersign.artefact/1';

/** The state that a run enters when a step fails and nothing is connected to its `failed` port. */
export const FAILED_STATE = '$failed';

/** The event that leaves the trigger: `{ type: 'run.start', input, run: { id, startedAt } }`. */
export const START_EVENT = 'run.start';

/**
 * What the compiler emits and the engine runs: plain JSON.
 *
 * `machine` is an XState machine config whose guards, actions and actors are named, with params:
 *
 * - context (static and total): `{ input: null, run: null, steps: {}, visits: {}, proposal: null, route: null, failure: null }`
 * - trigger: `{ on: { 'run.start': { target, actions: [{ type: 'begin', params: { node } }, LEAVE] } } }`, the initial state
 * - agent, gate, sampler, action: `{ entry: [ENTER], invoke: { id: node, src: kind, input: { node },
 *     onDone: [{ guard: { type: 'port', params: { port } }, target, actions: [{ type: 'record', params: { node, kind } }, LEAVE] }, …],
 *     onError: { target, actions: [{ type: 'recordFailure', params: { node } }, LEAVE] } } }`
 *   where `onError` goes to the `failed` port's target, else to `$failed`. The actor's output is `{ port, output }`.
 *   A gate with `expiresAfter` also has `after: { [ms]: { target, actions: [{ type: 'expire', params: { node } }, LEAVE] } }`.
 *   Only connected ports are emitted.
 * - branch: `{ entry: [ENTER], always: [{ guard: { type: 'expression', params: { node, source } }, target, actions: [LEAVE] }, …, { target, actions: [LEAVE] }] }`
 * - exception: the same with guard `{ type: 'exception', params: { node, when } }` and action `{ type: 'route', params: { node, port, title } }` before LEAVE,
 *   also on the last transition, where `port` is `normal` and `title` is `Normal`
 * - transform: `{ entry: [ENTER, { type: 'set', params: { node, set } }], always: [{ target, actions: [LEAVE] }] }`
 * - end: `{ type: 'final', entry: [ENTER, { type: 'finish', params: { node, outcome, output } }] }`
 * - `$failed`: `{ type: 'final', entry: [{ type: 'giveUp' }] }`
 *
 * ENTER is `{ type: 'enter', params: { node } }`: counts the visit and refuses the one over `settings.visitLimit`.
 * LEAVE is `{ type: 'leave', params: { node, port, edge } }`: reports which wire was taken.
 */
export const Artefact = z.object({
  schema: z.literal(ARTEFACT_SCHEMA),
  /** SHA-256 of everything else here, without `hash`. */
  hash: z.string(),
  name: z.string(),
  input: JsonSchema,
  settings: FlowSettings,
  machine: JsonObject,
  /** The nodes by id, as published (without positions), for the inputs of effects and the contents of reviews. */
  nodes: z.record(
    z.string(),
    z.lazy(() => ArtefactNode),
  ),
});
export type Artefact = z.infer<typeof Artefact>;

/** `next` maps each connected out port to the node behind it; `edges` to the wire's id. */
export const ArtefactNode = z.object({
  node: FlowNode,
  next: z.record(z.string(), z.string()),
  edges: z.record(z.string(), z.string()),
  /** The agent whose proposal a gate, sampler or exception judges: the nearest upstream one; null when there is none or several. */
  agent: z.string().nullable(),
});
export type ArtefactNode = z.infer<typeof ArtefactNode>;
