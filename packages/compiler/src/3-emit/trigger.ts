import { CORRECT_EVENT, type JsonObject, START_EVENT } from '@countersign/model';
import type { Flow } from '../2-analyze/flow.ts';
import { along, type Emit, requiredWire } from './emitting.ts';

/** The initial state: waits for the start event, which brings the input, or for a correction, which begins behind a sampler. */
export const emitTrigger: Emit<'trigger'> = ({ id }, flow) => {
  const corrections = correctionsOf(flow);
  return {
    on: {
      [START_EVENT]: along(flow, requiredWire(flow, id, 'next'), [{ type: 'begin', params: { node: id } }]),
      ...(corrections.length === 0 ? {} : { [CORRECT_EVENT]: corrections }),
    },
  };
};

/** One transition for each sampler whose `corrected` port is connected. */
const correctionsOf = (flow: Flow): JsonObject[] =>
  flow.document.nodes.flatMap(({ id, kind }) => {
    if (kind !== 'sampler' || !flow.reachable.has(id)) return [];
    const wire = flow.graph.leaving.get(id)?.find(({ port }) => port === 'corrected');
    if (wire === undefined) return [];
    return {
      guard: { type: 'correcting', params: { node: id } },
      ...along(flow, wire, [{ type: 'correct' }]),
    };
  });
