import { along, type Emit, enter, requiredWire } from './emitting.ts';

/** Guarded transitions, tried in order; `otherwise` has no guard. */
export const emitBranch: Emit<'branch'> = ({ id, config }, flow) => ({
  entry: [enter(id)],
  always: [
    ...config.cases.map(({ port, when }) => ({
      guard: { type: 'expression', params: { node: id, source: when } },
      ...along(flow, requiredWire(flow, id, port)),
    })),
    along(flow, requiredWire(flow, id, 'otherwise')),
  ],
});
