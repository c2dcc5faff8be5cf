import { fail, type Json, ok, type Result, type RunId } from '@countersign/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/MemoryStore.ts';
import type { ActionProblem } from '../ports/actions.ts';
import { ADA, aRuntime, BOB, WORKSPACE } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';
import { aProposal } from '../testing/scripted.ts';
import { publishSketches } from '../testing/sketchFlow.ts';

type Runtime = ReturnType<typeof aRuntime>;

const artefact = artefactOf(
  refundDocument({ configs: { pay: { mode: 'once', retries: 5 }, triage: { retries: 10 } } }),
);
const START = { id: 'start', kind: 'trigger' };
const END = { id: 'end', kind: 'end' };
const BOOK = {
  operation: { type: 'http', url: 'https://shop.example/{{ input.n }}' },
  mode: 'once',
  reversible: true,
};

/** A batch calls a flow for each of its lines and waits for a word, or for an hour. */
const FLOWS = {
  line: {
    nodes: [START, { id: 'book', kind: 'action', config: BOOK }, END],
    wires: { 'start.next': 'book', 'book.done': 'end' },
  },
  batch: {
    nodes: [
      START,
      {
        id: 'lines',
        kind: 'each',
        config: { flow: 'line', items: '[1, 2, 3]', input: '{"n": item}', concurrency: 2 },
      },
      { id: 'hold', kind: 'wait', config: { until: { type: 'signal', signal: 'go' }, timeout: '1h' } },
      END,
    ],
    wires: { 'start.next': 'lines', 'lines.done': 'hold', 'hold.next': 'end', 'hold.timedOut': 'end' },
  },
};
const FINAL = ['run.ended', 'run.failed', 'run.cancelled'];

/** One thing that happens; `process` says in which of three processes. */
const happening = fc.record({
  process: fc.nat({ max: 2 }),
  what: fc.constantFrom(
    ...(['start', 'tick', 'tick', 'tick', 'approve', 'reject', 'sendBack', 'later', 'muchLater'] as const),
    ...(['crash', 'signal', 'cancel', 'batch', 'batch', 'go'] as const),
  ),
  pick: fc.nat({ max: 1_000 }),
});

/** What the outside world does when it is called. */
type Weather = 'fine' | 'refused' | 'lost' | 'silent';
const weather = fc.constantFrom<Weather>('fine', 'fine', 'fine', 'refused', 'lost', 'silent');

class World {
  readonly clock = new ManualClock();
  readonly store = new MemoryStore(this.clock);
  /** Deliveries that may have happened, by idempotency key. */
  readonly happened: string[] = [];
  readonly started = new Map<string, RunId>();
  readonly batches = new Map<string, RunId>();
  processes: Runtime[] = [];
  #forecast: readonly Weather[];
  #births = 0;

  constructor(forecast: readonly Weather[]) {
    this.#forecast = forecast;
    publishSketches(this.store, WORKSPACE, FLOWS);
    this.processes = [this.#born(), this.#born(), this.#born()];
  }

  /** The process is heard of no more; a new one takes its place. */
  crash(index: number): void {
    this.processes[index] = this.#born();
  }

  #born(): Runtime {
    this.#births += 1;
    const { store, clock } = this;
    const runtime = aRuntime({ artefact, store, clock, workerId: `worker-${this.#births}` });
    runtime.agents.answer = async () => {
      const today = this.#next();
      if (today === 'silent') return new Promise(() => {});
      return today === 'fine' ? ok(aProposal()) : fail(problemOf(today));
    };
    runtime.actions.answer = async ({ idempotencyKey }) => {
      const today = this.#next();
      if (today !== 'refused') this.happened.push(idempotencyKey);
      if (today === 'silent') return new Promise<Result<Json, ActionProblem>>(() => {});
      return today === 'fine' ? ok({ status: 200 }) : fail(problemOf(today));
    };
    return runtime;
  }

  #next(): Weather {
    const [today = 'fine', ...rest] = this.#forecast;
    this.#forecast = rest;
    return today;
  }
}

const problemOf = (today: Weather) => ({
  code: today,
  message: today,
  retryable: true,
  ambiguous: today === 'lost',
});

async function happen(
  world: World,
  { process, what, pick }: { process: number; what: string; pick: number },
) {
  const runtime = world.processes[process] as Runtime; // safe: three processes
  const ids = [...world.started.values()];
  const id = ids[pick % ids.length];
  switch (what) {
    case 'start': {
      const key = `case-${pick % 4}`;
      const run = await runtime.start({}, key);
      expect(world.started.get(key) ?? run.id).toBe(run.id);
      world.started.set(key, run.id);
      return;
    }
    case 'tick':
      return tickWithoutWaiting(runtime);
    case 'later':
      return world.clock.advance(2_000);
    case 'muchLater':
      return world.clock.advance(61_000);
    case 'crash':
      return world.crash(process);
    case 'signal':
      if (id !== undefined)
        await runtime.client.signal(WORKSPACE, { id, name: 'ping', payload: pick, actor: ADA });
      return;
    case 'cancel': {
      const all = [...ids, ...world.batches.values()];
      const chosen = all[pick % all.length];
      if (chosen !== undefined && pick % 3 === 0) await runtime.client.cancel(WORKSPACE, chosen, ADA);
      return;
    }
    case 'batch': {
      const start = { flow: 'batch', input: {}, idempotencyKey: `batch-${pick % 3}`, actor: ADA };
      const batch = await runtime.client.start(WORKSPACE, start);
      if (batch.ok) world.batches.set(start.idempotencyKey, batch.value.run.id);
      return;
    }
    case 'go':
      for (const batch of world.batches.values()) {
        const signal = { id: batch, name: 'go', payload: null, idempotencyKey: 'go', actor: ADA };
        await runtime.client.signal(WORKSPACE, signal);
      }
      return;
    default:
      return answer(world, { runtime, type: what as 'approve' | 'reject' | 'sendBack', id });
  }
}

/** Lets a tick go as far as it gets; one that waits for a silent agent is left alone. */
async function tickWithoutWaiting(runtime: Runtime): Promise<void> {
  let isDone = false;
  void runtime.worker.tick().then(() => {
    isDone = true;
  });
  for (let turn = 0; turn < 30 && !isDone; turn += 1) await new Promise(setImmediate);
}

type Answering = { runtime: Runtime; type: 'approve' | 'reject' | 'sendBack'; id: RunId | undefined };

/** Two people answer at the same time, one of them through another process. */
async function answer({ store, processes }: World, { runtime, type, id }: Answering): Promise<void> {
  const [review] = id === undefined ? [] : await store.openReviewsOf([id]);
  if (review === undefined) return;
  const decision = { reviewId: review.id, etag: review.etag, role: 'owner' } as const;
  const other = processes.find((candidate) => candidate !== runtime) ?? runtime;
  const results = await Promise.all([
    runtime.client.decide(WORKSPACE, { ...decision, actor: ADA, verdict: { type, message: 'Because' } }),
    other.client.decide(WORKSPACE, { ...decision, actor: BOB, verdict: { type: 'approve' } }),
  ]);
  expect(results.filter(({ ok: isTaken }) => isTaken)).toHaveLength(1);
}

/** Fine weather from now on: everything that can end, ends. */
async function bringHome(world: World): Promise<void> {
  const { store, clock } = world;
  const last = aRuntime({ artefact, store, clock, workerId: 'worker-last' });
  for (let round = 0; round < 30; round += 1) {
    clock.advance(301_000);
    await last.settle();
    const open = await store.openReviewsOf([...world.started.values()]);
    await Promise.all(open.map(({ runId }) => last.approve(runId)));
  }
}

/** No called run goes on without the one that called it, none is called twice, and none is forgotten. */
async function checkBatches({ store, batches }: World): Promise<number> {
  let cancelled = 0;
  for (const id of batches.values()) {
    const run = await store.runs.get(WORKSPACE, id);
    const { items: lines } = await store.runs.list(WORKSPACE, { parent: id });
    const isParked = lines.some(({ status }) => status === 'parked');
    const indexes = lines.map(({ parent }) => parent?.index);
    expect(new Set(indexes).size).toBe(lines.length);
    if (isParked && run?.status === 'running') continue;
    expect(['ended', 'failed', 'cancelled']).toContain(run?.status);
    expect(lines.filter(({ status }) => status === 'running' || status === 'waiting')).toEqual([]);
    if (run?.status === 'ended') expect(lines.map(({ status }) => status)).toEqual(Array(3).fill('ended'));
    if (run?.status === 'cancelled') cancelled += 1;
    const events = await store.runs.events(WORKSPACE, id, 0, 10_000);
    expect(events.filter(({ type }) => FINAL.includes(type))).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'call.done').length).toBeLessThanOrEqual(1);
  }
  return cancelled;
}

describe('several processes under crashes, silence and lost answers', () => {
  it('keep every promise about runs, verdicts and effects', async () => {
    let ended = 0;
    let cancelledBatches = 0;
    const scenario = fc.array(happening, { minLength: 10, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(scenario, fc.array(weather, { maxLength: 30 }), async (happenings, forecast) => {
        const world = new World(forecast);
        for (const one of happenings) await happen(world, one);
        await bringHome(world);
        cancelledBatches += await checkBatches(world);
        expect(new Set(world.happened).size).toBe(world.happened.length);
        for (const id of world.started.values()) {
          const run = await world.store.runs.get(WORKSPACE, id);
          const events = await world.store.runs.events(WORKSPACE, id, 0, 10_000);
          const keyed = (type: string) =>
            events.filter((event) => event.type === type).map(({ node, visit }) => `${node}/${visit}`);
          expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
          expect(events.filter(({ type }) => FINAL.includes(type))).toHaveLength(
            run?.status === 'parked' ? 0 : 1,
          );
          for (const type of ['agent.proposed', 'action.done', 'verdict.taken', 'gate.held', 'step.parked']) {
            expect(new Set(keyed(type)).size).toBe(keyed(type).length);
          }
          if (run?.status === 'ended') ended += 1;
        }
      }),
      { numRuns: 60, seed: 1 },
    );
    expect(ended).toBeGreaterThan(20);
    expect(cancelledBatches).toBeGreaterThan(0);
  }, 180_000);
});
