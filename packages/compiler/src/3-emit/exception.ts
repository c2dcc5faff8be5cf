import { along, type Emit, enter, requiredWire } from './emitting.ts';

/** Like a branch, but each way says which rule it followed, and the last one that none applied. */
export const emitException: Emit<'exception'> = ({ id, config }, flow) => {
  const routed = (port: string, title: string) =>
    along(flow, requiredWire(flow, id, port), [{ type: 'route', params: { node: id, port, title } }]);
  return {
    entry: [enter(id)],
    always: [
      ...config.rules.map(({ port, title, when }) => ({
        guard: { type: 'exception', params: { node: id, when } },
        ...routed(port, title),
      })),
      routed('normal', 'Normal'),
    ],
  };
};
