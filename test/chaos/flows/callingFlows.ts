import { CALLED_FLOW, type CaseFlow } from './caseFlows.ts';
import { draw } from './draw.ts';

/** Each row of a file starts a run of it, which ends by itself. */
export const ROW_FLOW: CaseFlow = {
  slug: 'chaos-rows',
  document: () =>
    draw({
      name: 'Rows',
      input: { n: 'number' },
      nodes: { start: ['trigger', { channels: ['file'] }], done: ['end', { outcome: 'done' }] },
      wires: ['start.next → done'],
    }),
  outcome: 'done',
  deliveries: [],
  verdicts: 0,
};

/** How many runs a run of `CALLER` calls. */
export const CALLED_RUNS = 3;

/** Calls a flow with three effects, first alone and then for two items at the same time. */
export const CALLER: CaseFlow = {
  slug: 'chaos-caller',
  document: () =>
    draw({
      name: 'Caller',
      input: { n: 'number' },
      nodes: {
        start: ['trigger', {}],
        call: ['subflow', { flow: CALLED_FLOW.slug, input: '{"n": input.n}' }],
        each: ['each', { flow: CALLED_FLOW.slug, items: '[1, 2]', input: '{"n": item}', concurrency: 2 }],
        done: ['end', { outcome: 'done', output: [{ name: 'ended', value: 'steps.each.ended' }] }],
        broken: ['end', { outcome: 'broken' }],
      },
      wires: [
        'start.next → call',
        'call.done → each',
        'call.failed → broken',
        'each.done → done',
        'each.failed → broken',
      ],
    }),
  outcome: 'done',
  output: { ended: 2 },
  deliveries: [],
  verdicts: 0,
};
