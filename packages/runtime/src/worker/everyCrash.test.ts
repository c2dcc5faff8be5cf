import { ok, type RunEvent, type RunId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, type RuntimeSketch, WORKSPACE } from '../testing/aRuntime.ts';
import { Mortal } from '../testing/Mortal.ts';
import { publishSketches } from '../testing/sketchFlow.ts';

type Runtime = ReturnType<typeof aRuntime>;

/** What happens to a case from its start to its end, in steps that may be repeated by a process that begins anew. */
type Case = {
  readonly publish?: (runtime: Runtime) => void;
  readonly live: (runtime: Runtime) => Promise<void>;
};

/** Starts, approves and works until the run ends. */
const refund: Case = {
  live: async (runtime) => {
    const { id } = await runtime.start({}, 'case-1');
    await runtime.settle();
    if ((await runtime.runOf(id))?.status === 'waiting') await runtime.approve(id);
    await runtime.settle();
  },
};

const http = (url: string) => ({ type: 'http', url });
const booking = { operation: http('https://shop.example/book/{{ input.n }}'), reversible: true };
const START = { id: 'start', kind: 'trigger' };
const END = { id: 'end', kind: 'end', config: { outcome: 'paid' } };

/** Calls a flow for each of three items, waits for a word, and takes its own booking back at the end. */
const order: Case = {
  publish: ({ store }) =>
    publishSketches(store, WORKSPACE, {
      line: {
        nodes: [START, { id: 'book', kind: 'action', config: booking }, END],
        wires: { 'start.next': 'book', 'book.done': 'end' },
      },
      order: {
        nodes: [
          START,
          { id: 'book', kind: 'action', config: { ...booking, undo: http('https://shop.example/undo') } },
          {
            id: 'lines',
            kind: 'each',
            config: { flow: 'line', items: '[1, 2, 3]', input: '{"n": item}', concurrency: 2 },
          },
          { id: 'hold', kind: 'wait', config: { until: { type: 'signal', signal: 'go' }, timeout: '10h' } },
          { ...END, config: { outcome: 'paid', undo: true } },
        ],
        wires: {
          'start.next': 'book',
          'book.done': 'lines',
          'lines.done': 'hold',
          'hold.next': 'end',
          'hold.timedOut': 'end',
        },
      },
    }),
  live: async (runtime) => {
    const start = { flow: 'order', input: { n: 0 }, idempotencyKey: 'case-1', actor: ADA };
    const started = await runtime.client.start(WORKSPACE, start);
    if (!started.ok) throw new Error(started.problem.message);
    const { id } = started.value.run;
    await runtime.settle();
    const signal = { id, name: 'go', payload: null, idempotencyKey: 'go-1', actor: ADA };
    expect(await runtime.client.signal(WORKSPACE, signal)).toMatchObject({ ok: true });
    await runtime.settle();
  },
};

/** Lives through a case; dies on the way and is followed by a process that does not. */
async function liveThrough(aCase: Case, crashAt: number) {
  const mortal = new Mortal(crashAt);
  const delivered = new Map<string, string>();
  const first = born(delivered, { faults: mortal.faults });
  aCase.publish?.(first);
  let isDone = false;
  const lived = aCase.live(first).then(() => {
    isDone = true;
  });
  await expect.poll(() => isDone || mortal.died, { interval: 1 }).toBe(true);
  if (isDone) await lived;
  else {
    const { store, clock } = first;
    clock.advance(60_000);
    await aCase.live(born(delivered, { store, clock, workerId: 'worker-2' }));
  }
  return { ...(await outcomeOf(first)), delivered, died: !isDone };
}

function born(delivered: Map<string, string>, options: RuntimeSketch): Runtime {
  const runtime = aRuntime(options);
  runtime.actions.answer = async ({ idempotencyKey, operation }) => {
    const body = JSON.stringify(operation);
    expect(delivered.get(idempotencyKey) ?? body).toBe(body);
    delivered.set(idempotencyKey, body);
    return ok({ status: 200 });
  };
  return runtime;
}

/** Every run by what it is for, with its story; ids differ from life to life. */
async function outcomeOf({ store, eventsOf }: Runtime) {
  const { items } = await store.runs.list(WORKSPACE, {});
  const stories = await Promise.all(
    items.map(async ({ id, flow, parent, status, outcome }) => {
      const events = await eventsOf(id);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      return { run: `${flow} ${parent?.index ?? ''}`, status, outcome, story: events.map(lineOf) };
    }),
  );
  const root = items.find(({ parent }) => parent === undefined);
  return { id: root?.id as RunId, stories: stories.sort((a, b) => a.run.localeCompare(b.run)) }; // safe: it was started
}

const lineOf = ({ type, node }: RunEvent): string => `${type} ${node}`;

describe('a process that dies at any point', () => {
  it.each([
    // Four commits with two points each, and two answers from outside.
    { name: 'a refund', aCase: refund, runs: 1, effects: 1, leastDeaths: 10 },
    {
      name: 'an order that calls runs, waits and is undone',
      aCase: order,
      runs: 4,
      effects: 5,
      leastDeaths: 20,
    },
  ])(
    'leaves $name that ends once, with the same story and no effect under a second key',
    async (expected) => {
      const { aCase, runs, effects, leastDeaths } = expected;
      const calm = await liveThrough(aCase, Number.POSITIVE_INFINITY);
      expect(calm.died).toBe(false);
      expect(calm.stories).toHaveLength(runs);
      expect(calm.stories.map(({ status, outcome }) => `${status} ${outcome}`)).toEqual(
        Array(runs).fill('ended paid'),
      );
      let deaths = 0;
      for (let crashAt = 1; ; crashAt += 1) {
        const lived = await liveThrough(aCase, crashAt);
        expect(lived.stories).toEqual(calm.stories);
        expect(lived.delivered.size).toBe(effects);
        if (!lived.died) break;
        deaths += 1;
      }
      expect(deaths).toBeGreaterThanOrEqual(leastDeaths);
    },
  );
});
