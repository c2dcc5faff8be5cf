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
 * What a flow does, as the flows that call it have to know it: whether its start leads to an action that cannot be undone,
 * an agent's proposal to its end, and its start to its end, each without a gate on the way.
 */
export const Oversight = z.object({
  reachesAction: z.boolean(),
  leavesUnjudged: z.boolean(),
  passesThrough: z.boolean(),
});
export type Oversight = z.infer<typeof Oversight>;

/** The event by which a signal reaches the machine: `{ type: 'signal', name, payload }`. */
export const SIGNAL_EVENT = 'signal';

/** The event that begins a correction run behind a sampler: `{ type: 'run.correct', node, context }`. */
export const CORRECT_EVENT = 'run.correct';

/** Where a branch of a parallel step rests until the others have come to the join. */
export const JOINED_STATE = '$joined';

/**
 * What the compiler emits and the engine runs: plain JSON.
 *
 * `machine` is an XState machine config (id `flow`) whose guards, actions, actors and computed delays are named, with params:
 *
 * - context (static and total): `{ input: null, run: null, steps: {}, visits: {}, proposal: null, route: null, failure: null }`
 * - the root, if the flow has a `wait` for a signal: `{ on: { signal: { actions: [{ type: 'keepSignal' }] } } }`
 * - trigger: `{ on: { 'run.start': { target, actions: [{ type: 'begin', params: { node } }, LEAVE] } } }`, the initial state.
 *   For each sampler with a connected `corrected` port also
 *   `'run.correct': [{ guard: { type: 'correcting', params: { node } }, target, actions: [{ type: 'correct' }, LEAVE] }, …]`
 * - agent, gate, sampler, action, each, subflow: `{ entry: [ENTER], invoke: { id: node, src: kind, input: { node },
 *     onDone: [{ guard: { type: 'port', params: { port } }, target, actions: [{ type: 'record', params: { node, kind } }, LEAVE] }, …],
 *     onError: { target, actions: [{ type: 'recordFailure', params: { node } }, LEAVE] } } }`
 *   where `onError` goes to the `failed` port's target, else to `$failed`. The actor's output is `{ port, output }`.
 *   A gate with `expiresAfter` also has `after: { [ms]: { target, actions: [{ type: 'expire', params: { node } }, LEAVE] } }`.
 *   Only connected ports are emitted; a sampler's `corrected` port is none of its own transitions.
 * - wait: `{ entry: [ENTER], after: { … } }` with a computed delay `until:<node>` to `next` (not for a signal) and, with a
 *   timeout, a second one `timeout:<node>` to `timedOut`; their actions are `[{ type: 'endWait', params: { node, by: 'time' | 'timeout' } }, LEAVE]`.
 *   For a signal also `always: { guard: { type: 'signalKept', params: { signal } }, target, actions: [{ type: 'takeSignal', params: { node, signal } }, LEAVE] }`
 *   and `on: { signal: { guard: { type: 'signalNamed', params: { signal } }, target, actions: [{ type: 'endWait', params: { node, by: 'signal' } }, LEAVE] } }`
 * - branch: `{ entry: [ENTER], always: [{ guard: { type: 'expression', params: { node, source } }, target, actions: [LEAVE] }, …, { target, actions: [LEAVE] }] }`
 * - exception: the same with guard `{ type: 'exception', params: { node, when } }` and action `{ type: 'route', params: { node, port, title } }` before LEAVE,
 *   also on the last transition, where `port` is `normal` and `title` is `Normal`
 * - transform: `{ entry: [ENTER, { type: 'set', params: { node, set } }], always: [{ target, actions: [LEAVE] }] }`
 * - parallel: `{ type: 'parallel', entry: [ENTER, { type: 'openLanes', params: { node } }, LEAVE of each branch],
 *     states: { [port]: { initial, states: { …, $joined: { type: 'final' } } }, … }, onDone: { target: join, actions: [{ type: 'closeLanes', params: { node } }] } }`.
 *   The states of a branch are nested in it; a wire to the join goes to the sibling `$joined`; an empty branch has only that.
 *   A state inside leaves its block only for an end or for `$failed`, by `#flow.<state>`.
 * - join: `{ entry: [ENTER], always: [{ target, actions: [LEAVE] }] }`
 * - end: `{ type: 'final', entry: [ENTER, { type: 'finish', params: { node, outcome, output } }] }`, always at the top
 * - `$failed`: `{ type: 'final', entry: [{ type: 'giveUp' }] }`, at the top
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
  /** Absent in artefacts of older versions; then the worst is to be assumed. */
  oversight: Oversight.optional(),
  /** The nodes by id, as published (without positions), for the inputs of effects and the contents of reviews. */
  nodes: z.record(
    z.string(),
    z.lazy(() => ArtefactNode),
  ),
});
export type Artefact = z.infer<typeof Artefact>;

/** Runs call the version that was there when theirs was published, so a later one cannot change what was checked. */
export const CalledVersion = z.object({
  flow: z.string(),
  /** `self` is the version that the node itself belongs to. */
  version: z.union([z.number().int(), z.literal('self')]),
  /** Null for `self`: the hash of the artefact that this is in. */
  artefactHash: z.string().nullable(),
});
export type CalledVersion = z.infer<typeof CalledVersion>;

/** `next` maps each connected out port to the node behind it; `edges` to the wire's id. */
export const ArtefactNode = z.object({
  node: FlowNode,
  next: z.record(z.string(), z.string()),
  edges: z.record(z.string(), z.string()),
  /** The agent whose proposal a gate, sampler or exception judges: the nearest upstream one; null when there is none or several. */
  agent: z.string().nullable(),
  /** The innermost branch that the node lies in, as `parallel.port` (`checks.legal`, nested `checks.legal/inner.a`); absent at the top. */
  lane: z.string().optional(),
  /** Of a parallel node: the join at which its branches meet. */
  join: z.string().optional(),
  /** Of an each or sub-flow: the version that was published when this one was; null when it was not looked up. */
  call: CalledVersion.nullable().optional(),
});
export type ArtefactNode = z.infer<typeof ArtefactNode>;
