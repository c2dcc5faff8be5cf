import { along, type Emit, enter, requiredWire } from './emitting.ts';

/** Sets its values on entry and goes on. */
export const emitTransform: Emit<'transform'> = ({ id, config }, flow) => ({
  entry: [enter(id), { type: 'set', params: { node: id, set: config.set } }],
  always: [along(flow, requiredWire(flow, id, 'next'))],
});
