import type { JsonObject } from '@countersign/model';
import { SIGNAL_EVENT } from '@countersign/model';
import { along, type Emit, enter, requiredWire } from './emitting.ts';

/** A state that rests until its time, its signal or its timeout comes, whichever is first. */
export const emitWait: Emit<'wait'> = ({ id, config }, flow) => {
  const { until, timeout } = config;
  const ended = (port: string, by: string) =>
    along(flow, requiredWire(flow, id, port), [{ type: 'endWait', params: { node: id, by } }]);
  const after: JsonObject = {
    ...(until.type === 'signal' ? {} : { [`until:${id}`]: ended('next', 'time') }),
    ...(timeout === undefined ? {} : { [`timeout:${id}`]: ended('timedOut', 'timeout') }),
  };
  const timed = { entry: [enter(id)], ...(Object.keys(after).length === 0 ? {} : { after }) };
  if (until.type !== 'signal') return timed;
  const { signal } = until;
  return {
    ...timed,
    always: {
      guard: { type: 'signalKept', params: { signal } },
      ...along(flow, requiredWire(flow, id, 'next'), [{ type: 'takeSignal', params: { node: id, signal } }]),
    },
    on: {
      [SIGNAL_EVENT]: { guard: { type: 'signalNamed', params: { signal } }, ...ended('next', 'signal') },
    },
  };
};
