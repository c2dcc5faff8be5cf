import { type FlowEdge, JOINED_STATE, type JsonObject } from '@countersign/model';
import type { Flow } from '../2-analyze/flow.ts';
import { enter, leave, requiredWire, type StateConfig, targetOf } from './emitting.ts';

/** Opens its lanes on entry and runs its branches at the same time until each rests in its `$joined`. */
export function emitParallel(
  { id, branches }: { readonly id: string; readonly branches: readonly { readonly port: string }[] },
  flow: Flow,
  statesOf: (wire: FlowEdge) => JsonObject,
): StateConfig {
  const wires = branches.map(({ port }) => requiredWire(flow, id, port));
  const join = flow.blocks.joins.get(id);
  if (join === undefined) throw new Error(`The branches of "${id}" never meet`);
  return {
    type: 'parallel',
    entry: [enter(id), { type: 'openLanes', params: { node: id } }, ...wires.map(leave)],
    states: Object.fromEntries(
      wires.map((wire) => [
        wire.port,
        {
          initial: targetOf(flow, wire),
          states: { ...statesOf(wire), [JOINED_STATE]: { type: 'final' } },
        },
      ]),
    ),
    onDone: { target: join, actions: [{ type: 'closeLanes', params: { node: id } }] },
  };
}
