import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluateCondition, evaluateSource } from '@countersign/expression';
import type { ExceptionCondition, Json, JsonObject } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { assign, createActor, createMachine, fromPromise, SimulatedClock, waitFor } from 'xstate';
import { compile } from './index.ts';

/** What each invoked step answers, by node id; an Error makes it fail, a missing one never answers. */
type Answers = Readonly<Record<string, { port: string; output: JsonObject } | Error>>;

const NOW = '2026-03-04T09:00:00.000Z';
const START = { type: 'run.start', run: { id: 'r1', startedAt: NOW } };

/** The machine of a sample with nothing of ours around it: only xstate and implementations of the names it uses. */
function plainActor(sample: string, answers: Answers) {
  const url = new URL(`../samples/${sample}/document.json`, import.meta.url);
  const { artefact } = compile(JSON.parse(readFileSync(fileURLToPath(url), 'utf8')));
  if (artefact === null) throw new Error(`${sample} does not compile`);
  const trace: string[] = [];
  const note = (line: string) => void trace.push(line);
  const answer = fromPromise(async ({ input }: { input: { node: string } }) => {
    const given = answers[input.node];
    if (given instanceof Error) throw given;
    return given ?? new Promise(() => {});
  });
  const machine = createMachine(artefact.machine as Parameters<typeof createMachine>[0]).provide({
    actors: { agent: answer, gate: answer, sampler: answer, action: answer },
    actions: actions(note) as object,
    guards: guards as object,
  });
  const clock = new SimulatedClock();
  return { actor: createActor(machine, { clock }).start(), clock, trace };
}

type Context = { input: Json; steps: Record<string, Json>; proposal: Json; run: Json };
type Arguments = {
  context: Context;
  event: { type: string; output?: { port: string; output: Json }; input?: Json; run?: Json };
};

const scopeOf = ({ input, steps, proposal, run }: Context) => ({ input, steps, proposal, run, now: NOW });

const actions = (note: (line: string) => void) => ({
  begin: assign(({ event }: Arguments) => ({
    input: event.input ?? null,
    run: event.run ?? null,
  })),
  enter: () => {},
  leave: (_: unknown, { node, port, edge }: { node: string; port: string; edge: string | null }) =>
    note(`${node}.${port}${edge === null ? ' (no wire)' : ''}`),
  record: assign(({ context, event }: Arguments, { node, kind }: { node: string; kind: string }) => {
    const output = event.output?.output ?? null;
    const steps = { ...context.steps, [node]: output };
    return kind === 'agent' ? { steps, proposal: output } : { steps };
  }),
  recordFailure: (_: unknown, { node }: { node: string }) => note(`${node} failed`),
  expire: (_: unknown, { node }: { node: string }) => note(`${node} expired`),
  route: (_: unknown, { title }: { title: string }) => note(`routed: ${title}`),
  set: assign(
    ({ context }: Arguments, { node, set }: { node: string; set: { name: string; value: string }[] }) => {
      const values: Record<string, Json> = {};
      for (const { name, value } of set) {
        const steps = { ...context.steps, [node]: { ...values } };
        const result = evaluateSource(value, scopeOf({ ...context, steps }));
        if (result.ok) values[name] = result.value;
      }
      return { steps: { ...context.steps, [node]: values } };
    },
  ),
  finish: (_: unknown, { outcome }: { outcome: string }) => note(`outcome: ${outcome}`),
  giveUp: () => note('gave up'),
});

const holds = (source: string, context: Context) => {
  const result = evaluateCondition(source, scopeOf(context));
  return result.ok && result.value;
};

const guards = {
  port: ({ event }: Arguments, { port }: { port: string }) => event.output?.port === port,
  expression: ({ context }: Arguments, { source }: { source: string }) => holds(source, context),
  exception: ({ context }: Arguments, { when }: { when: ExceptionCondition }) => {
    const proposal = context.proposal as { confidence: number; flags: string[] };
    if (when.type === 'flag') return proposal.flags.includes(when.flag);
    if (when.type === 'lowConfidence') return proposal.confidence < when.below;
    return when.type === 'policyLimit' && holds(`${when.value} > ${when.limit}.0`, context);
  },
};

const proposal = (changes: JsonObject = {}) => ({
  port: 'proposed',
  output: { decision: 'refund', payload: { amount: 40 }, confidence: 0.9, flags: [], ...changes },
});
const says = (port: string) => ({ port, output: {} });

async function traceOf(sample: string, input: JsonObject, answers: Answers): Promise<string[]> {
  const { actor, trace } = plainActor(sample, answers);
  actor.send({ ...START, input });
  await waitFor(actor, (state) => state.status === 'done');
  return trace;
}

describe('an emitted machine in a plain actor', () => {
  const input = { order: 'A-1', amount: 40, country: 'DE' };

  it('runs through every kind of step to its end', async () => {
    const answers = { triage: proposal(), check: says('approved'), pay: says('done'), after: says('next') };
    expect(await traceOf('kinds-all', input, answers)).toEqual([
      'start.next',
      'rate.next',
      'triage.proposed',
      'routed: Normal',
      'unusual.normal',
      'check.approved',
      'pay.done',
      'after.next',
      'size.small',
      'outcome: small',
    ]);
  });

  it('leaves by the first exception rule that applies', async () => {
    const angry = { triage: proposal({ flags: ['frustrated'], confidence: 0.1 }), special: says('rejected') };
    expect(await traceOf('kinds-all', input, angry)).toContain('routed: Angry customer');
    const large = { triage: proposal(), special: says('rejected') };
    expect(await traceOf('kinds-all', { ...input, amount: 1_000 }, large)).toContain('routed: Large amount');
  });

  it('takes the wire of a failure, or fails the run when there is none', async () => {
    const drawn = { triage: new Error('no answer'), special: says('rejected') };
    expect(await traceOf('kinds-all', input, drawn)).toEqual([
      'start.next',
      'rate.next',
      'triage failed',
      'triage.failed',
      'special.rejected',
      'outcome: refused',
    ]);
    expect(await traceOf('unconnectedFailure-open', input, { triage: new Error('no answer') })).toEqual([
      'start.next',
      'triage failed',
      'triage.failed (no wire)',
      'gave up',
    ]);
  });

  it('goes round again when a person sends a case back', async () => {
    const { actor, trace } = plainActor('kinds-all', { triage: proposal(), check: says('sentBack') });
    actor.send({ ...START, input });
    await waitFor(actor, () => trace.filter((line) => line === 'check.sentBack').length > 1);
    actor.stop();
    expect(trace.slice(0, 6)).toEqual([
      'start.next',
      'rate.next',
      'triage.proposed',
      'routed: Normal',
      'unusual.normal',
      'check.sentBack',
    ]);
  });

  it('expires a review that nobody answers, and not a moment earlier', async () => {
    const { actor, clock, trace } = plainActor('approval-valid', { triage: proposal() });
    actor.send({ ...START, input });
    await waitFor(actor, (state) => state.matches('check'));
    clock.increment(3 * 86_400_000 - 1);
    expect(actor.getSnapshot().status).toBe('active');
    clock.increment(1);
    expect(trace.slice(-3)).toEqual(['check expired', 'check.expired', 'outcome: refused']);
  });
});
