import { durationMs } from '@countersign/model';
import { emitEffect } from './effect.ts';
import { along, type Emit, requiredWire } from './emitting.ts';

/** An effect that may also expire: silence is an outcome of its own. */
export const emitGate: Emit<'gate'> = (node, flow) => {
  const { expiresAfter } = node.config;
  const state = emitEffect(node, flow);
  if (expiresAfter === undefined) return state;
  const expire = { type: 'expire', params: { node: node.id } };
  return {
    ...state,
    after: { [durationMs(expiresAfter)]: along(flow, requiredWire(flow, node.id, 'expired'), [expire]) },
  };
};
