import { describe, expect, it } from 'vitest';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';
import type { FlowSketch } from '../testing/sketchFlow.ts';

/** Two branches that are decided in one turn; one of them may end the run, `first` says whether it comes first. */
const flow = (other: object, first: boolean): FlowSketch => ({
  input: { type: 'object', required: ['out'], properties: { out: { type: 'boolean' } } },
  nodes: [
    { id: 'start', kind: 'trigger' },
    { id: 'ask', kind: 'agent', config: { provider: { type: 'learning', model: 'm', text: 'Case' } } },
    {
      ...{ id: 'fork', kind: 'parallel' },
      config: { branches: ['a', 'b'].map((port) => ({ port, title: port })) },
    },
    { id: 'look', kind: 'sampler', config: { rate: 0.5 } },
    {
      ...{ id: 'leave', kind: 'branch' },
      config: { cases: [{ port: 'yes', title: 'Yes', when: 'input.out' }] },
    },
    { id: 'other', ...other } as FlowSketch['nodes'][number],
    { id: 'both', kind: 'join' },
    { id: 'out', kind: 'end', config: { outcome: 'out' } },
    { id: 'done', kind: 'end', config: { outcome: 'done' } },
  ],
  wires: {
    ...{
      'start.next': 'ask',
      'ask.proposed': 'fork',
      'look.next': 'leave',
      'leave.yes': 'out',
      'leave.otherwise': 'both',
    },
    ...(first ? { 'fork.a': 'look', 'fork.b': 'other' } : { 'fork.a': 'other', 'fork.b': 'look' }),
    ...('kind' in other && other.kind === 'gate'
      ? { 'other.approved': 'both', 'other.rejected': 'both' }
      : { 'other.next': 'both' }),
    'both.next': 'done',
  },
});

const GATE = { kind: 'gate', config: { question: 'Fine?' } };
const SAMPLER = { kind: 'sampler', config: { rate: 0.5 } };

/** A run whose agent has answered. */
async function played(other: object, first: boolean, out: boolean) {
  const runtime = sketchedRuntime({ flow: flow(other, first) });
  const id = await runtime.call('flow', { out });
  await runtime.settle();
  return { ...runtime, id, run: await runtime.runOf(id) };
}

describe.each([
  ['first', true],
  ['last', false],
])('a branch that ends its run in the turn in which all begin, as the %s', (_which, first) => {
  it('calls off the sampler of the other branch', async () => {
    expect((await played(SAMPLER, first, true)).run).toMatchObject({ status: 'ended', outcome: 'out' });
    expect((await played(SAMPLER, first, false)).run).toMatchObject({ status: 'ended', outcome: 'done' });
  });

  it('leaves no open review of the gate of the other branch', async () => {
    const { id, run, store, eventsOf } = await played(GATE, first, true);
    expect(run).toMatchObject({ status: 'ended', outcome: 'out' });
    expect((await store.openReviewsOf([id])).filter(({ node }) => node === 'other')).toEqual([]);
    const told = (await eventsOf(id)).filter(
      ({ type, node }) => type.startsWith('review.') && node === 'other',
    );
    expect(told.map(({ type }) => type)).toEqual(['review.opened', 'review.closed']);
    const waiting = await played(GATE, first, false);
    const open = await waiting.store.openReviewsOf([waiting.id]);
    expect(open.filter(({ node }) => node === 'other')).toMatchObject([{ kind: 'gate' }]);
  });
});
