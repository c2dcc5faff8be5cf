import type { FlowNode, NodeKind } from '@countersign/model';
import type { Graph } from '../1-parse/graph.ts';
import { emitBranch } from './branch.ts';
import { emitEffect } from './effect.ts';
import type { Emit, StateConfig } from './emitting.ts';
import { emitEnd } from './end.ts';
import { emitException } from './exception.ts';
import { emitGate } from './gate.ts';
import { emitTransform } from './transform.ts';
import { emitTrigger } from './trigger.ts';

/** Analysis refuses flows with these kinds, so that coming here is a bug. */
const notRunnable = ({ kind }: FlowNode): StateConfig => {
  throw new Error(`A step of the kind "${kind}" cannot be emitted`);
};

const EMITTERS: { readonly [TKind in NodeKind]: Emit<TKind> } = {
  trigger: emitTrigger,
  agent: emitEffect,
  gate: emitGate,
  exception: emitException,
  sampler: emitEffect,
  action: emitEffect,
  branch: emitBranch,
  transform: emitTransform,
  wait: notRunnable,
  parallel: notRunnable,
  join: notRunnable,
  each: notRunnable,
  subflow: notRunnable,
  end: emitEnd,
};

/** The state of a node. */
export function emitState(node: FlowNode, graph: Graph): StateConfig {
  const emit = EMITTERS[node.kind] as (node: FlowNode, graph: Graph) => StateConfig; // safe: the emitter of this kind
  return emit(node, graph);
}
