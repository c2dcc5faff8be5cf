import { along, type Emit, enter, requiredWire } from './emitting.ts';

/** Goes on at once: it is entered when all branches have come to their resting places. */
export const emitJoin: Emit<'join'> = ({ id }, flow) => ({
  entry: [enter(id)],
  always: [along(flow, requiredWire(flow, id, 'next'))],
});
