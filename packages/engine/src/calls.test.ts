import { describe, expect, it } from 'vitest';
import { anArtefact } from './testing/anArtefact.ts';
import { apply, done, drive } from './testing/drive.ts';

const calling = (node: { kind: string; config: object }, wires: Record<string, string> = {}) =>
  anArtefact({
    nodes: [
      { id: 'start', kind: 'trigger' },
      { id: 'call', ...node },
      { id: 'end', kind: 'end', config: { output: [{ name: 'all', value: 'steps.call' }] } },
      { id: 'broken', kind: 'end', config: { outcome: 'broken' } },
    ],
    wires: { 'start.next': 'call', 'call.done': 'end', ...wires },
  });

const types = (result: { events: readonly { type: string }[] }) => result.events.map((event) => event.type);

describe('a sub-flow', () => {
  const artefact = calling({ kind: 'subflow', config: { flow: 'refunds', input: '{"order": input.order}' } });

  it('asks for one run and goes on with its result', () => {
    const called = drive(artefact, { order: 'A-17' });
    expect(called).toMatchObject({ status: 'running' });
    expect(called.effects).toEqual([
      {
        ...{ key: 'call/1', node: 'call', visit: 1, kind: 'call' },
        input: { call: null, inputs: [{ order: 'A-17' }], each: false, concurrency: 1, failures: 'stop' },
      },
    ]);
    const output = { runId: 'r2', outcome: 'paid', output: { amount: 4 } };
    const ended = apply(artefact, called.snapshot, done('call', 'done', output));
    expect(ended.output).toEqual({ all: output });
    expect(ended.events[0]).toMatchObject({ type: 'call.done', node: 'call', visit: 1, data: output });
  });

  it('names the version that it calls', () => {
    const call = { flow: 'refunds', version: 3, artefactHash: 'abc' };
    const entry = artefact.nodes['call'];
    if (entry === undefined) throw new Error('no call');
    const versioned = { ...artefact, nodes: { ...artefact.nodes, call: { ...entry, call } } };
    expect(drive(versioned, { order: 'A' }).effects).toMatchObject([{ input: { call } }]);
  });

  it('fails by its port, or with the run', () => {
    const failed = {
      type: 'failed',
      node: 'call',
      visit: 1,
      problem: { code: 'called_run_failed', message: 'x' },
    } as const;
    expect(drive(artefact, { order: 'A' }, failed)).toMatchObject({ status: 'failed' });
    const caught = calling(
      { kind: 'subflow', config: { flow: 'f', input: 'input' } },
      { 'call.failed': 'broken' },
    );
    const result = drive(caught, {}, failed);
    expect(result).toMatchObject({ outcome: 'broken' });
    expect(types(result)[0]).toBe('call.failed');
  });

  it('whose input cannot be evaluated is a failed step', () => {
    expect(drive(artefact, {})).toMatchObject({ status: 'failed', effects: [], failure: { node: 'call' } });
  });

  it('is called off with the run', () => {
    const cancelled = drive(artefact, { order: 'A' }, { type: 'cancel', by: 'u1' });
    expect(cancelled.cancelledEffects.map((visit) => visit.key)).toEqual(['call/1']);
  });
});

describe('each', () => {
  const config = {
    flow: 'refunds',
    items: 'input.orders',
    input: '{"order": item, "n": index}',
    concurrency: 3,
  };
  const artefact = calling({ kind: 'each', config }, { 'call.failed': 'broken' });

  it('asks for a run for each item, in the order of the list', () => {
    expect(drive(artefact, { orders: ['a', 'b'] }).effects).toMatchObject([
      {
        kind: 'call',
        input: {
          inputs: [
            { order: 'a', n: 0 },
            { order: 'b', n: 1 },
          ],
          each: true,
          concurrency: 3,
          failures: 'stop',
        },
      },
    ]);
  });

  it('is done at once with an empty list', () => {
    const ended = drive(artefact, { orders: [] });
    expect(ended).toMatchObject({ status: 'ended', effects: [], cancelledEffects: [] });
    expect(ended.output).toEqual({ all: { items: [], ended: 0, failed: 0 } });
  });

  it.each([
    ['not_a_list', 'a'],
    ['too_many_items', Array.from({ length: 10_001 }, () => 1)],
  ])('is a failed step when the items are wrong: %s', (code, orders) => {
    const failed = drive(artefact, { orders });
    expect(failed).toMatchObject({ outcome: 'broken', effects: [] });
    expect(failed.snapshot.context.steps['call']).toMatchObject({ failed: true, problem: { code } });
  });

  it('takes ten thousand items', () => {
    const orders = Array.from({ length: 10_000 }, (_, index) => index);
    const [effect] = drive(artefact, { orders }).effects;
    expect(effect?.kind === 'call' && effect.input.inputs[9_999]).toEqual({ order: 9_999, n: 9_999 });
  });

  it('takes ten thousand items of any size from a list that is only named', () => {
    const orders = Array.from({ length: 10_000 }, (_, order) => ({ order, lines: [1, 2, 3], note: 'n' }));
    const named = calling({
      kind: 'each',
      config: { ...config, items: 'input.orders', input: 'item.lines' },
    });
    const [effect] = drive(named, { orders }).effects;
    expect(effect?.kind === 'call' && effect.input.inputs).toHaveLength(10_000);
  });

  it('says which item’s input cannot be evaluated', () => {
    const odd = calling({ kind: 'each', config: { ...config, input: 'item.order' } });
    const failed = drive(odd, { orders: [{ order: 1 }, {}] });
    expect(failed.failure?.problem.data).toEqual({ path: ['item', 'order'], index: 1 });
  });

  it('tells how many ended and failed, and keeps the list for expressions', () => {
    const items = [{ index: 0, runId: 'r2', status: 'ended', outcome: 'paid', output: {} }];
    const ended = drive(artefact, { orders: ['a'] }, done('call', 'done', { items, ended: 1, failed: 0 }));
    expect(ended.events[0]?.data).toEqual({ ended: 1, failed: 0 });
    expect(ended.output).toMatchObject({ all: { items } });
  });
});
