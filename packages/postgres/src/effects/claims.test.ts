import type { WorkspaceId } from '@countersign/model';
import { createRuntime, type LeasedEffect } from '@countersign/runtime';
import { aProposal, artefactOf, refundDocument, ScriptedAgents } from '@countersign/runtime/testing';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPorts } from '../createPorts.ts';
import { nextDueInMs } from '../store/nextDueInMs.ts';
import { ANN } from '../testing/aTurn.ts';
import { openTestPorts, type TestPorts } from '../testing/openTestPorts.ts';
import { claimEffects } from './claimEffects.ts';
import { claimInLanes } from './claimInLanes.ts';

let opened: TestPorts;
beforeAll(async () => {
  opened = await openTestPorts();
});
afterAll(() => opened[Symbol.asyncDispose]());

const WORKSPACE = 'claims' as WorkspaceId; // safe: not empty
const LIMIT = 4;
const HELD_MS = 100;
const RUNS = 32;

describe('the limit of a flow', () => {
  it('is kept by four workers together, and used', async () => {
    const artefact = artefactOf({
      ...refundDocument(),
      settings: { ...refundDocument().settings, concurrency: LIMIT },
    });
    const { flows } = opened.ports;
    const publication = { slug: 'refunds', document: refundDocument(), actor: ANN };
    await flows.create(WORKSPACE, publication);
    await flows.publish(WORKSPACE, { ...publication, artefact, checkpoints: [] });
    const busy = { now: 0, most: 0, calls: 0 };
    const held: (() => void)[] = [];
    const answerAll = () => {
      for (const answer of held.splice(0)) answer();
    };
    // Nobody is answered before all places are taken, and a little later: an empty place lets this test never end, one
    // too many is counted.
    const agents = new ScriptedAgents(async () => {
      busy.now += 1;
      busy.calls += 1;
      busy.most = Math.max(busy.most, busy.now);
      await new Promise<void>((resolve) => {
        held.push(resolve);
        if (held.length === LIMIT) setTimeout(answerAll, HELD_MS);
      });
      busy.now -= 1;
      return { ok: true, value: aProposal() };
    });
    const errors: unknown[] = [];
    const runtimes = Array.from({ length: 4 }, (_, index) => {
      const { store, runs } = createPorts(opened.database);
      return createRuntime({
        ...{ store, runs, agents, workerId: `lane-${index}`, samplingSecret: new Uint8Array(32) },
        actions: { perform: () => Promise.reject(new Error('Nothing is approved here')) },
        onError: (error) => errors.push(error),
      });
    });
    for (const { worker } of runtimes) await worker.start();
    const starts = Array.from({ length: RUNS }, (_, index) => ({
      ...{ flow: 'refunds', input: { order: `L-${index}` }, actor: ANN },
    }));
    const started = await runtimes[0]!.client.startMany(WORKSPACE, starts);
    expect(started.every(({ ok }) => ok)).toBe(true);
    await expect
      .poll(() => opened.ports.reviews.countOpen(WORKSPACE), { timeout: 30_000, interval: 20 })
      .toBe(RUNS);
    await Promise.all(runtimes.map(({ worker }) => worker.stop()));
    expect(errors).toEqual([]);
    expect(busy).toMatchObject({ calls: RUNS, most: LIMIT });
  });
});

describe('a claim', () => {
  const EFFECTS = 100_000;

  it('costs as much with a hundred thousand due effects as with a few, and reads no table from end to end', async () => {
    const { sql } = opened.test;
    const { store } = opened.ports;
    await sql`delete from effects`;
    const fill = (workspace: string, count: number) => sql`
      insert into effects (workspace_id, run_id, key, kind, node, visit, once, input, due_at)
      select ${workspace}, gen_random_uuid(), 'triage/1', 'agent', 'triage', 1, false, '{}',
        now() - number * interval '1 millisecond'
      from generate_series(1, ${count}) as number`;
    const timed = async (): Promise<{ ms: number; claimed: readonly LeasedEffect[] }> => {
      const begun = performance.now();
      const claimed = await store.claimEffects({ workerId: 'w', leaseMs: 60_000 }, 50);
      return { ms: performance.now() - begun, claimed };
    };
    // The best of some: others may be at work on the machine.
    const best = async () => {
      const times: number[] = [];
      for (let round = 0; round < 9; round += 1) times.push((await timed()).ms);
      return Math.min(...times);
    };
    await fill('few', 600);
    await sql`analyze effects`;
    const withFew = await best();
    await fill('many', EFFECTS);
    await sql`analyze effects`;
    const withMany = await best();
    expect(withMany).toBeLessThan(Math.max(100, withFew * 4));
    await fill('late', 3);
    const { claimed } = await timed();
    expect(claimed.filter(({ workspaceId }) => workspaceId === ('late' as WorkspaceId))).toHaveLength(3);
    const plans: string[] = [];
    const explaining = explained(sql, plans);
    await claimEffects(explaining, {
      lease: { workerId: 'w', leaseMs: 1 },
      limit: 50,
      after: 'few',
      withSuspects: true,
    });
    await nextDueInMs(explaining);
    await claimInLanes(explaining, { workerId: 'w', leaseMs: 1 }, 50);
    expect(plans).toHaveLength(3);
    for (const plan of plans) {
      expect(plan).toContain('using effects_due');
      expect(plan).not.toContain('Seq Scan on effects');
    }
  });

  it('of work with limits costs as little, however much waits behind them', async () => {
    const { sql } = opened.test;
    const { store } = opened.ports;
    await sql`delete from effects`;
    await sql`
      insert into effects (workspace_id, run_id, key, kind, node, visit, once, input, due_at, lane)
      select 'many', gen_random_uuid(), 'triage/1', 'agent', 'triage', 1, false, '{}',
        now() - number * interval '1 millisecond', 'flow:f' || number % 5 || ':' || 20
      from generate_series(1, ${EFFECTS}) as number`;
    await sql`analyze effects`;
    const times: number[] = [];
    let claimed = 0;
    for (let round = 0; round < 12; round += 1) {
      const begun = performance.now();
      claimed += (await store.claimEffects({ workerId: 'w', leaseMs: 60_000 }, 10)).length;
      times.push(performance.now() - begun);
    }
    expect(claimed).toBe(5 * 20);
    expect(Math.min(...times)).toBeLessThan(150);
  });
});

/** Lets the database say how it would perform a statement, instead of performing it. */
function explained(sql: Sql, plans: string[]): Sql {
  const explain = async (texts: TemplateStringsArray, ...values: never[]) => {
    const [first, ...rest] = texts;
    const changed = [`explain (costs off) ${first}`, ...rest];
    const rows = await sql(Object.assign(changed, { raw: changed }), ...values);
    plans.push(rows.map((row) => Object.values(row)[0]).join('\n'));
    return [];
  };
  const unsafe = (text: string) => sql.unsafe(text);
  return Object.assign(explain, { unsafe }) as unknown as Sql; // safe: the statements under test ask for nothing else
}
