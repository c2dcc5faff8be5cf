import type { FlowNode, NodeKind } from '@countersign/model';
import type { Flow } from '../2-analyze/flow.ts';
import { emitBranch } from './branch.ts';
import { emitEffect } from './effect.ts';
import type { Emit, StateConfig } from './emitting.ts';
import { emitEnd } from './end.ts';
import { emitException } from './exception.ts';
import { emitGate } from './gate.ts';
import { emitJoin } from './join.ts';
import { emitTransform } from './transform.ts';
import { emitTrigger } from './trigger.ts';
import { emitWait } from './wait.ts';

/** A parallel step is not among them: its state holds those of other nodes. */
const EMITTERS: { readonly [TKind in Exclude<NodeKind, 'parallel'>]: Emit<TKind> } = {
  trigger: emitTrigger,
  agent: emitEffect,
  gate: emitGate,
  exception: emitException,
  sampler: emitEffect,
  action: emitEffect,
  branch: emitBranch,
  transform: emitTransform,
  wait: emitWait,
  join: emitJoin,
  each: emitEffect,
  subflow: emitEffect,
  end: emitEnd,
};

/** The state of a node that holds no others. */
export function emitState(node: Exclude<FlowNode, { kind: 'parallel' }>, flow: Flow): StateConfig {
  const emit = EMITTERS[node.kind] as (node: FlowNode, flow: Flow) => StateConfig; // safe: the emitter of this kind
  return emit(node, flow);
}
