import { START_EVENT } from '@countersign/model';
import { along, type Emit, requiredWire } from './emitting.ts';

/** The initial state: waits for the start event, which brings the input. */
export const emitTrigger: Emit<'trigger'> = ({ id }, graph) => ({
  on: {
    [START_EVENT]: along(requiredWire(graph, id, 'next'), [{ type: 'begin', params: { node: id } }]),
  },
});
