import { fail, ok, type RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, WORKSPACE } from '../testing/aRuntime.ts';
import { aProposal, type ScriptedActions } from '../testing/scripted.ts';
import { sketchedRuntime } from '../testing/sketchedRuntime.ts';
import type { FlowSketch } from '../testing/sketchFlow.ts';

const START = { id: 'start', kind: 'trigger' };
const RULE = { when: 'true', decision: 'yes', confidence: 1, summary: '' };
const AGENT = {
  id: 'ask',
  kind: 'agent',
  config: { provider: { type: 'rules', rules: [RULE] }, retries: 0 },
};
const VALUE = [{ name: 'n', value: 'input.n' }];
const END = { id: 'end', kind: 'end', config: { outcome: 'counted', output: VALUE } };

/** Asks an agent, which decides how it ends. */
const CHILD: FlowSketch = {
  input: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] },
  nodes: [START, AGENT, END],
  wires: { 'start.next': 'ask', 'ask.proposed': 'end' },
};

const END_EMPTY = { id: 'end', kind: 'end', config: { outcome: 'over' } };
const aMail = (subject: string) => ({ type: 'email', to: 'shop@example.com', subject, body: '' });

/** Orders, which can be taken back, and waits. */
const SHOP: FlowSketch = {
  nodes: [
    START,
    {
      id: 'order',
      kind: 'action',
      config: { operation: aMail('order'), undo: aMail('take back'), reversible: true },
    },
    { id: 'hold', kind: 'wait', config: { until: { type: 'signal', signal: 'sent' } } },
    END_EMPTY,
  ],
  wires: { 'start.next': 'order', 'order.done': 'hold', 'hold.next': 'end' },
};

/** Ends with what the call answers; by another end when it fails. */
const around = (call: { kind: string; config: object }): FlowSketch => ({
  nodes: [
    START,
    { id: 'call', ...call },
    {
      id: 'end',
      kind: 'end',
      config: { outcome: 'called', output: [{ name: 'call', value: 'steps.call' }] },
    },
    { id: 'lost', kind: 'end', config: { outcome: 'lost' } },
  ],
  wires: { 'start.next': 'call', 'call.done': 'end', 'call.failed': 'lost' },
});

const SUBFLOW = around({ kind: 'subflow', config: { flow: 'child', input: '{"n": input.n}' } });
const each = (config: object): FlowSketch =>
  around({ kind: 'each', config: { flow: 'child', items: 'input.list', input: '{"n": item}', ...config } });

const BROKEN = { code: 'broken', message: 'It broke.', retryable: false };

describe('a sub-flow', () => {
  it('is a run of its own, and its end goes on with the run that called it', async () => {
    const { call, settle, runOf, childrenOf, eventsOf } = sketchedRuntime({ child: CHILD, parent: SUBFLOW });
    const id = await call('parent', { n: 7 });
    await settle();
    const [child] = await childrenOf(id);
    expect(child).toMatchObject({
      flow: 'child',
      status: 'ended',
      input: { n: 7 },
      parent: { runId: id, node: 'call', visit: 1, index: 0 },
    });
    const output = { runId: child?.id, outcome: 'counted', output: { n: 7 } };
    expect(await runOf(id)).toMatchObject({
      status: 'ended',
      outcome: 'called',
      output: { call: output },
      calls: [{ node: 'call', visit: 1, counts: { ended: 1 }, of: null }],
    });
    expect((await eventsOf(id)).filter(({ type }) => type === 'call.done')).toHaveLength(1);
  });

  it('that fails leads on by the failed port, with the reason', async () => {
    const { call, settle, runOf, agents, childrenOf, failureOf } = sketchedRuntime({
      child: CHILD,
      parent: SUBFLOW,
    });
    agents.answer = async () => fail(BROKEN);
    const id = await call('parent', { n: 7 });
    await settle();
    const [child] = await childrenOf(id);
    const data = { runId: child?.id, status: 'failed', problem: { code: 'broken' } };
    expect(await runOf(id)).toMatchObject({ status: 'ended', outcome: 'lost' });
    expect(await failureOf(id)).toMatchObject({ code: 'called_run_failed', data });
  });

  it('whose input does not fit is a failed step, and no run is started', async () => {
    const { call, settle, runOf, childrenOf, failureOf } = sketchedRuntime({ child: CHILD, parent: SUBFLOW });
    const id = await call('parent', { n: 'seven' });
    await settle();
    expect(await runOf(id)).toMatchObject({ outcome: 'lost' });
    expect(await failureOf(id)).toMatchObject({ code: 'schema_violation' });
    expect(await childrenOf(id)).toEqual([]);
  });

  it('is of the version that was there when the caller was published, even when it is archived', async () => {
    const { call, settle, runOf, store, childrenOf } = sketchedRuntime({ child: CHILD, parent: SUBFLOW });
    const other = { ...CHILD, nodes: [START, AGENT, { ...END, config: { outcome: 'newer' } }] };
    const published = sketchedRuntime({ child: other });
    const artefact = await published.store.loadArtefact(
      (await published.store.findFlow(WORKSPACE, 'child'))?.artefactHash ?? '',
    );
    if (artefact === null) throw new Error('not published');
    store.putVersion(WORKSPACE, { flow: 'child', version: 2, artefact });
    const id = await call('parent', { n: 1 });
    await settle();
    expect(await runOf(id)).toMatchObject({ output: { call: { outcome: 'counted' } } });
    expect((await childrenOf(id)).map(({ version }) => version)).toEqual([1]);
  });

  it('that calls itself ends at twenty calls inside each other', async () => {
    const config = { flow: 'loop', input: '{"n": input.n}' };
    const loop = {
      ...around({ kind: 'subflow', config }),
      wires: { 'start.next': 'call', 'call.done': 'end' },
    };
    const { call, settle, runOf, store } = sketchedRuntime({
      loop: { ...loop, nodes: loop.nodes.filter(({ id }) => id !== 'lost') },
    });
    const id = await call('loop', { n: 1 });
    await settle();
    expect(await runOf(id)).toMatchObject({ status: 'failed' });
    const { items } = await store.runs.list(WORKSPACE, { flow: 'loop', limit: 100 });
    expect(items).toHaveLength(21);
    const [deepest] = items;
    const events = await store.runs.events(WORKSPACE, deepest?.id as RunId, 0, 100); // safe: there are 21
    expect(JSON.stringify(events)).toContain('too_deep');
  });

  it('waits for a person without being looked at meanwhile', async () => {
    const gate = {
      ...{
        nodes: [
          START,
          { id: 'hold', kind: 'wait', config: { until: { type: 'signal', signal: 'go' } } },
          END,
        ],
      },
      wires: { 'start.next': 'hold', 'hold.next': 'end' },
    };
    const { call, settle, runOf, store, childrenOf, client, clock } = sketchedRuntime({
      child: gate,
      parent: SUBFLOW,
    });
    const id = await call('parent', { n: 1 });
    await settle();
    const [before] = await store.loadRuns([id]);
    clock.advance(60_000);
    await settle();
    const [after] = await store.loadRuns([id]);
    expect(after?.revision).toBe(before?.revision);
    const [child] = await childrenOf(id);
    await client.signal(WORKSPACE, { id: child?.id as RunId, name: 'go', payload: null, actor: ADA }); // safe: it was started
    await settle();
    expect(await runOf(id)).toMatchObject({ status: 'ended', outcome: 'called' });
  });
});

describe('each', () => {
  it('calls for every item in order, so many at a time, and answers in order', async () => {
    const { call, settle, outputOf, agents, childrenOf } = sketchedRuntime({
      child: CHILD,
      parent: each({ concurrency: 3 }),
    });
    let atOnce = 0;
    let most = 0;
    agents.answer = async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise(setImmediate);
      atOnce -= 1;
      return ok(aProposal());
    };
    const id = await call('parent', { list: [5, 4, 3, 2, 1, 0, 9, 8] });
    await settle();
    const { items, ...rest } = await outputOf(id);
    expect(rest).toEqual({ ended: 8, failed: 0 });
    expect(items.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(items.map(({ output }) => output)).toEqual([5, 4, 3, 2, 1, 0, 9, 8].map((n) => ({ n })));
    expect((await childrenOf(id)).map(({ parent }) => parent?.index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(most).toBe(3);
  });

  it('of an empty list is done at once', async () => {
    const { call, settle, runOf } = sketchedRuntime({ child: CHILD, parent: each({}) });
    const id = await call('parent', { list: [] });
    await settle();
    expect(await runOf(id)).toMatchObject({ output: { call: { items: [], ended: 0, failed: 0 } } });
  });

  it('cancels the others at the first failure, and starts no more', async () => {
    const { call, settle, tickUntil, runOf, agents, childrenOf, failureOf } = sketchedRuntime({
      child: CHILD,
      parent: each({ concurrency: 3 }),
    });
    let asked = 0;
    agents.answer = async (_request, signal) => {
      asked += 1;
      if (asked === 2) return fail(BROKEN);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return fail(BROKEN);
    };
    const id = await call('parent', { list: [1, 2, 3, 4, 5] });
    await tickUntil(async () => (await runOf(id))?.outcome === 'lost');
    await settle();
    expect((await childrenOf(id)).map(({ status }) => status)).toEqual(['cancelled', 'failed', 'cancelled']);
    expect(await failureOf(id)).toMatchObject({ code: 'called_run_failed', data: { index: 1 } });
  });

  it('that collects goes on after failures and reports each item', async () => {
    const { call, settle, outputOf, agents, childrenOf } = sketchedRuntime({
      child: CHILD,
      parent: each({ concurrency: 2, failures: 'collect' }),
    });
    let asked = 0;
    agents.answer = async () => {
      asked += 1;
      return asked === 2 ? fail(BROKEN) : ok(aProposal());
    };
    const id = await call('parent', { list: [1, 2, 'x', 4] });
    await settle();
    const { items, ...rest } = await outputOf(id);
    expect(rest).toEqual({ ended: 2, failed: 2 });
    expect(items.map(({ status }) => status)).toEqual(['ended', 'failed', 'failed', 'ended']);
    expect(items[2]).toEqual({ index: 2, runId: null, status: 'failed', outcome: null, output: null });
    expect(await childrenOf(id)).toHaveLength(3);
  });

  it('brings a thousand runs home, fifty at a time', async () => {
    const { call, settle, runOf, store } = sketchedRuntime({
      child: CHILD,
      parent: each({ concurrency: 50 }),
    });
    const list = Array.from({ length: 1_000 }, (_, index) => index);
    const id = await call('parent', { list });
    await settle();
    expect(await runOf(id)).toMatchObject({
      status: 'ended',
      output: { call: { ended: 1_000, failed: 0 } },
      calls: [{ counts: { ended: 1_000 } }],
    });
    expect((await store.loadRuns([id]))[0]?.revision).toBeLessThan(200);
  });
});

const subjectsOf = ({ deliveries }: ScriptedActions) =>
  deliveries.map(({ operation }) => operation.type === 'email' && operation.subject);

describe('a cancellation', () => {
  it('reaches the runs that are called, and what they call', async () => {
    const grandparent = around({ kind: 'subflow', config: { flow: 'parent', input: '{"list": [1, 2]}' } });
    const { call, tickUntil, runOf, agents, childrenOf, client, settle } = sketchedRuntime({
      child: CHILD,
      parent: each({}),
      grandparent,
    });
    let calledOff = 0;
    agents.answer = (_request, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          calledOff += 1;
          resolve(fail(BROKEN));
        }),
      );
    const id = await call('grandparent', {});
    await tickUntil(() => agents.requests.length === 2);
    await client.cancel(WORKSPACE, id, ADA);
    await tickUntil(() => calledOff === 2);
    await settle();
    const [parent] = await childrenOf(id);
    const children = await childrenOf(parent?.id as RunId); // safe: it was started
    expect([await runOf(id), parent, ...children].map((run) => run?.status)).toEqual(
      Array(4).fill('cancelled'),
    );
  });

  it.each([
    ['takes back what called runs did when it is one with undo', true, ['order', 'take back']],
    ['leaves what called runs did when it is one without undo', false, ['order']],
  ])('%s', async (_, undo, subjects) => {
    const middle = around({ kind: 'subflow', config: { flow: 'shop', input: '{}' } });
    const outer = around({ kind: 'subflow', config: { flow: 'middle', input: '{}' } });
    const sketched = sketchedRuntime({ shop: SHOP, middle, outer });
    const { call, settle, runOf, actions, childrenOf, client } = sketched;
    const id = await call('outer', {});
    await settle();
    await client.cancel(WORKSPACE, id, ADA, { undo });
    await settle();
    const [called] = await childrenOf(id);
    const [shop] = await childrenOf(called?.id as RunId); // safe: it was started
    expect([await runOf(id), called, shop].map((run) => run?.status)).toEqual(Array(3).fill('cancelled'));
    expect(subjectsOf(actions)).toEqual(subjects);
  });

  it('by a failure that is undone reaches the branch that calls, and takes back what it did', async () => {
    const branches = ['a', 'b'].map((port) => ({ port, title: port }));
    const both: FlowSketch = {
      settings: { undoOnFailure: true },
      nodes: [
        ...[START, { id: 'both', kind: 'parallel', config: { branches } }],
        ...[{ id: 'call', kind: 'subflow', config: { flow: 'shop', input: '{}' } }, AGENT],
        ...[{ id: 'join', kind: 'join' }, END_EMPTY],
      ],
      wires: {
        ...{ 'start.next': 'both', 'both.a': 'call', 'both.b': 'ask', 'join.next': 'end' },
        ...{ 'call.done': 'join', 'ask.proposed': 'join' },
      },
    };
    const { call, tickUntil, runOf, agents, actions, childrenOf } = sketchedRuntime({
      shop: SHOP,
      both,
    });
    let fails: (problem: ReturnType<typeof fail<typeof BROKEN>>) => void = () => undefined;
    agents.answer = () => new Promise((resolve) => (fails = resolve));
    const id = await call('both', {});
    await tickUntil(async () => (await childrenOf(id))[0]?.status === 'waiting');
    fails(fail(BROKEN));
    await tickUntil(async () => (await childrenOf(id))[0]?.status === 'cancelled');
    expect(await runOf(id)).toMatchObject({ status: 'failed' });
    expect(subjectsOf(actions)).toEqual(['order', 'take back']);
  });
});
