import type { FlowDocument } from '@countersign/model';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestServer, type TestServer } from '../testing/openTestServer.ts';
import type { RestCaller } from '../testing/RestCaller.ts';
import { reviewFlow } from '../testing/reviewFlow.ts';

/** So lenient that a few verdicts earn a rung. */
const POLICY = {
  ladder: [
    { title: 'Sure', minConfidence: 0.8, sampleRate: 0.5 },
    { title: 'Most', minConfidence: 0.5, sampleRate: 0.2 },
  ],
  tolerance: 0.4,
  risk: 0.3,
};

/** How many cases pass at the first rung, which has half of them checked. */
const PASSING = 40;

type Widening = { n: number; checkpoint: string; segment: string; agentVersion: string; to: number };
type Review = { id: string; etag: string };

let server: TestServer;
let key: RestCaller;
let reader: RestCaller;
let id: string;
/** The day on which the cases begin: midnight may come before the last of them. */
const FIRST_DAY = new Date().toISOString().slice(0, 10);
beforeAll(async () => {
  server = await openTestServer();
  const workspaceId = await server.workspace('earning');
  key = await server.key(workspaceId);
  reader = await server.key(workspaceId, ['checkpoints:read']);
  await server.publish(workspaceId, 'refunds', earning());
  const { items } = (await key.call('GET', '/checkpoints')).body as { items: { id: string }[] };
  id = items[0]!.id;
}, 60_000);
afterAll(async () => {
  expect(server.failures).toEqual([]);
  await server[Symbol.asyncDispose]();
});

function earning(policy: object = POLICY): FlowDocument {
  const flow = structuredClone(reviewFlow());
  for (const node of flow.nodes) {
    if (node.kind === 'gate') Object.assign(node.config, { policy: { ...node.config.policy, ...policy } });
  }
  return flow;
}

/** Starts cases and approves each of them. */
async function approve(count: number, caller = key): Promise<void> {
  for (let started = 0; started < count; started += 1) {
    await caller.call('POST', '/flows/refunds/runs', { input: { amount: 10 } });
  }
  const open = await vi.waitUntil(
    async () => {
      const { items } = (await caller.call('GET', '/reviews?status=open&limit=200')).body as {
        items: Review[];
      };
      return items.length === count ? items : undefined;
    },
    { timeout: 20_000 },
  );
  const verdicts = open.map((review) => ({ id: review.id, etag: review.etag, type: 'approve' }));
  expect((await caller.call('POST', '/reviews/verdicts', { verdicts })).status).toBe(200);
}

/** Eight right answers in a new epoch, and the owner's yes. */
async function earnRung(): Promise<void> {
  await approve(8);
  const [open] = await widenings();
  const ratified = await key.call('POST', at(`/proposals/${open!.n}/ratify`), {});
  expect(ratified).toMatchObject({ status: 200, body: { rung: 1 } });
}

/** Waits until no run of the flow has anything left to do. */
async function untilAllEnded(): Promise<void> {
  const hasRuns = async (status: string) => {
    const { body } = await key.call('GET', `/runs?flow=refunds&status=${status}&limit=1`);
    return (body as { items: unknown[] }).items.length > 0;
  };
  const isOver = async () => !(await hasRuns('running')) && !(await hasRuns('waiting'));
  await vi.waitUntil(isOver, { timeout: 20_000 });
}

const widenings = async () => ((await key.call('GET', '/widenings')).body as { items: Widening[] }).items;
const at = (path: string) => `/checkpoints/${id}${path}`;

describe('a checkpoint over REST', () => {
  it('proposes to widen, asks again after more cases, and remembers a no until it is asked', async () => {
    await approve(8);
    const [first] = await widenings();
    expect(first).toMatchObject({ checkpoint: id, to: 1 });
    expect((await reader.call('GET', at('/proposals'))).body).toMatchObject({
      items: [{ n: first!.n, to: 1, expected: { share: 1, shareNow: 0 } }],
    });
    const refused = await reader.call('POST', at(`/proposals/${first!.n}/ratify`), {});
    expect(refused).toMatchObject({ status: 403, body: { code: 'scope_missing' } });
    expect((await key.call('POST', at(`/proposals/${first!.n}/defer`), {})).status).toBe(400);
    await key.call('POST', at(`/proposals/${first!.n}/defer`), { more: 3 });
    expect(await widenings()).toEqual([]);
    const late = await key.call('POST', at(`/proposals/${first!.n}/ratify`), {});
    expect(late).toMatchObject({ status: 409, body: { code: 'widening_lapsed' } });
    expect(await key.call('POST', at('/proposals/1/ratify'), {})).toMatchObject({
      ...{ status: 404, body: { code: 'proposal_not_found' } },
    });
    await approve(3);
    const [second] = await widenings();
    expect(second!.n).toBeGreaterThan(first!.n);
    await key.call('POST', at(`/proposals/${second!.n}/decline`), { message: 'Not before the holidays' });
    expect(await widenings()).toEqual([]);
    const { segment, agentVersion } = second!;
    await key.call('POST', at('/reopen'), { segment, agentVersion, to: 1 });
    const [third] = await widenings();
    const ratified = await key.call('POST', at(`/proposals/${third!.n}/ratify`), {});
    expect(ratified).toMatchObject({ status: 200, body: { rung: 1 } });
  });

  it('tells before it is applied which rungs a stricter promise takes, and refuses what nothing could show', async () => {
    const stricter = await key.call('POST', at('/backtest'), { policy: { tolerance: 0.001 } });
    expect(stricter.body).toMatchObject({
      consequences: { isNewEpoch: true, isBorneOut: false, segments: [{ from: 1, to: 0 }] },
    });
    const change = async (policy: object) => {
      const { status, body } = await key.call('PATCH', at('/policy'), { policyVersion: 1, policy });
      return { status, body };
    };
    expect(await change({ risk: 5e-324, spending: 'lifetime' })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid_input' } },
    });
    expect(await change({ target: 'cumulative', rule: { type: 'escalating' } })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid_input' } },
    });
    expect((await key.call('GET', '/checkpoints')).status).toBe(200);
    expect((await key.call('GET', at('/policy'))).body).toMatchObject({ policyVersion: 1, policy: POLICY });
  });

  it('tries a policy without applying it, applies what was tried, and goes back', async () => {
    const draft = { ladder: [{ ...POLICY.ladder[0], minConfidence: 0.95 }, POLICY.ladder[1]] };
    const trial = await key.call('POST', at('/backtest'), { policy: draft });
    expect(trial.body).toMatchObject({
      ...{ policyVersion: 1, cases: 11 },
      consequences: { isNewEpoch: true, because: ['ladder'], segments: [{ from: 1, to: 1 }] },
      inForce: { now: { passed: 11 } },
      draft: { now: { passed: 0 }, byRung: [{ passed: 0 }, { passed: 0 }, { passed: 11 }] },
    });
    expect(await key.call('POST', at('/backtest'), { policy: { tolerance: 7 } })).toMatchObject({
      ...{ status: 400, body: { code: 'invalid_input', at: '/policy/tolerance' } },
    });
    for (const refused of [{ startRung: 5 }, { amount: '1+' }]) {
      expect(await key.call('POST', at('/backtest'), { policy: refused })).toMatchObject({ status: 400 });
    }
    const changed = await key.call('PATCH', at('/policy'), { policyVersion: 1, policy: draft });
    expect(changed).toMatchObject({ status: 200, body: { policyVersion: 2, trusts: [{ epoch: 2 }] } });
    const versions = (await key.call('GET', at('/policies'))).body as { items: { policy: unknown }[] };
    const back = { policyVersion: 1, policy: versions.items[1]?.policy };
    expect(await key.call('PUT', at('/policy'), back)).toMatchObject({
      ...{ status: 409, body: { code: 'policy_conflict' } },
    });
    expect((await key.call('PUT', at('/policy'), { ...back, policyVersion: 2 })).status).toBe(200);
    expect((await key.call('GET', at('/policy'))).body).toMatchObject({ policyVersion: 3, policy: POLICY });
  });

  it('asks of past cases what the gate asked: the run, the time of the decision and the judged step', async () => {
    const workspaceId = await server.workspace('asking');
    const caller = await server.key(workspaceId);
    const [sure, most] = POLICY.ladder;
    const when =
      "timestamp(now) - timestamp(run.startedAt) < duration('1h') && run.id != '' && steps.assess.decision == 'refund'";
    const never = "timestamp(now) < timestamp(run.startedAt) || steps.assess.decision != 'refund'";
    const policy = {
      ...POLICY,
      ladder: [
        { ...sure, when: never },
        { ...most, when },
      ],
    };
    await server.publish(workspaceId, 'refunds', earning(policy));
    await approve(3, caller);
    const { items } = (await caller.call('GET', '/checkpoints')).body as { items: { id: string }[] };
    const path = `/checkpoints/${items[0]!.id}`;
    const lines = (await caller.call('GET', `${path}/ledger`)).body as {
      items: { entry: { type: string; band?: number | null } }[];
    };
    const decided = lines.items.flatMap(({ entry }) => (entry.type === 'decided' ? [entry.band] : []));
    expect(decided).toEqual([2, 2, 2]);
    expect((await caller.call('POST', `${path}/backtest`, { policy: {} })).body).toMatchObject({
      inForce: {
        byRung: [{ passed: 0 }, { passed: 0 }, { passed: 3, gone: { cases: 0 } }],
        bands: [
          { band: 1, cases: 0 },
          { band: 2, cases: 3 },
          { band: null, cases: 0 },
        ],
      },
    });
  });

  it('judges past edits by what the draft counts as an error', async () => {
    const workspaceId = await server.workspace('editing');
    const caller = await server.key(workspaceId);
    await server.publish(workspaceId, 'refunds', earning());
    await approve(2, caller);
    await caller.call('POST', '/flows/refunds/runs', { input: { amount: 10 } });
    const [open] = await vi.waitUntil(
      async () => {
        const { items } = (await caller.call('GET', '/reviews?status=open')).body as { items: Review[] };
        return items.length === 1 ? items : undefined;
      },
      { timeout: 20_000 },
    );
    const edit = { etag: open!.etag, type: 'edit', edited: { amount: 12 } };
    expect((await caller.call('POST', `/reviews/${open!.id}/verdict`, edit)).status).toBe(200);
    const { items } = (await caller.call('GET', '/checkpoints')).body as { items: { id: string }[] };
    const path = `/checkpoints/${items[0]!.id}`;
    const cases = (await caller.call('GET', `${path}/cases?references=input.amount`)).body;
    expect(cases).toMatchObject({ items: [{ changed: null }, { changed: null }, { changed: [['amount']] }] });
    const policy = { correctness: { cosmetic: [], severity: { amount: 0.25 } } };
    expect((await caller.call('POST', `${path}/backtest`, { policy })).body).toMatchObject({
      inForce: { byRung: [{}, { losses: 1, slipped: [open!.id] }, {}] },
      draft: { byRung: [{}, { losses: 0.25, slipped: [open!.id] }, {}] },
    });
    const cosmetic = { correctness: { cosmetic: ['amount'], severity: {} } };
    expect((await caller.call('POST', `${path}/backtest`, { policy: cosmetic })).body).toMatchObject({
      draft: { byRung: [{}, { losses: 0, slipped: [] }, {}] },
    });
    const publish = async () =>
      ((await caller.call('POST', '/flows/refunds/publish')).body as { diagnostics: { code: string }[] })
        .diagnostics;
    expect(await publish()).not.toContainEqual(expect.objectContaining({ code: 'policy_apart' }));
    const adjusted = await caller.call('PATCH', `${path}/policy`, { policyVersion: 1, policy: cosmetic });
    expect(adjusted.status).toBe(200);
    expect(await publish()).toContainEqual(expect.objectContaining({ code: 'policy_apart' }));
  });

  it('tells a key that may read no reviews of the cases only what the policy asks for', async () => {
    const scopes = async (caller: RestCaller, query = '') =>
      (await caller.call('GET', at(`/cases?limit=1${query}`))).body;
    expect(await scopes(reader)).toMatchObject({ items: [{ loss: 0, scope: {} }] });
    expect(JSON.stringify(await scopes(reader))).not.toContain('amount');
    expect(await scopes(reader, '&references=input')).toMatchObject({
      ...{ code: 'scope_missing', at: '/references' },
    });
    expect(await scopes(key, '&references=input')).toMatchObject({
      items: [{ scope: { input: { amount: 10 } } }],
    });
  });

  it('takes all autonomy back at a critical error, which only an incorrect case can be', async () => {
    const openReviews = async () =>
      ((await key.call('GET', '/reviews?status=open')).body as { items: (Review & { kind: string })[] })
        .items;
    await earnRung();
    // A coin for each says whether it is checked. That it says no to all of them is out of the question.
    for (let started = 0; started < PASSING; started += 1) {
      await key.call('POST', '/flows/refunds/runs', { input: { amount: 10 } });
    }
    // One that had not come to the gate yet would be held there by the narrowing below.
    await untilAllEnded();
    const sample = (await openReviews()).find(({ kind }) => kind === 'sample')!;
    const answer = (verdict: object) =>
      key.call('POST', `/reviews/${sample.id}/verdict`, { etag: sample.etag, ...verdict });
    expect(await answer({ type: 'correct', critical: true })).toMatchObject({
      ...{ status: 422, body: { code: 'verdict_not_allowed', at: '/critical' } },
    });
    expect(await answer({ type: 'incorrect', critical: true })).toMatchObject({ status: 200 });
    expect((await key.call('GET', at(''))).body).toMatchObject({ rung: 0 });
    const checks = (await reader.call('GET', at('/checks?limit=200'))).body as {
      items: { reviewId: string }[];
    };
    expect(checks.items.find(({ reviewId }) => reviewId === sample.id)).toMatchObject({
      ...{ fate: 'incorrect', isCritical: true, isLate: false, lanes: ['evidence'], probability: 0.5 },
      ...{ by: expect.any(String), at: expect.any(String), dueAt: expect.any(String) },
    });
    const { items } = (await key.call('GET', at('/ledger?limit=1000'))).body as {
      items: { seq: number; entry: { type: string; cause?: string } }[];
    };
    const [narrowed, ...more] = items.filter(({ entry }) => entry.cause === 'critical');
    expect([narrowed?.entry.type, more]).toEqual(['rung', []]);
    const see = (narrowing = 0) => key.call('POST', at('/acknowledge'), { narrowing });
    expect([(await see(1)).status, (await see(narrowed?.seq)).status]).toEqual([404, 200]);
    const others = (await openReviews()).filter(({ kind }) => kind === 'sample');
    const verdicts = others.map((review) => ({ id: review.id, etag: review.etag, type: 'correct' }));
    if (verdicts.length > 0) await key.call('POST', '/reviews/verdicts', { verdicts });
  });

  it('tells who had everything reviewed, here, in the flow and in the workspace', async () => {
    const turn = (path: string, on: boolean) => key.call('POST', `${path}/kill-switch`, { on });
    await turn('', true);
    await turn('/flows/refunds', true);
    await turn(at(''), true);
    for (const path of ['', '/flows/refunds', at('')]) await turn(path, false);
    const { items } = (await reader.call('GET', at('/switchings'))).body as {
      items: { scope: string; on: boolean; actor: string }[];
    };
    expect(items.map(({ scope, on }) => [scope, on])).toEqual([
      ...[
        ['checkpoint', false],
        ['flow', false],
        ['workspace', false],
      ],
      ...[
        ['checkpoint', true],
        ['flow', true],
        ['workspace', true],
      ],
    ]);
    expect(new Set(items.map(({ actor }) => actor)).size).toBe(1);
    expect((await reader.call('GET', at('/switchings?limit=2'))).body).toMatchObject({
      items: items.slice(0, 2),
    });
  });

  it('narrows, tells all of it in the ledger, and proves that the ledger leads there', async () => {
    await earnRung();
    expect(await key.call('POST', at('/narrow'), { rung: 0 })).toMatchObject({ body: { rung: 0 } });
    expect(await key.call('POST', at('/narrow'), { rung: 0 })).toMatchObject({
      ...{ status: 422, body: { code: 'not_narrower' } },
    });
    const { items } = (await key.call('GET', at('/ledger?limit=1000'))).body as {
      items: { seq: number; entry: { type: string } }[];
    };
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, index) => index + 1));
    const types = new Set(items.map(({ entry }) => entry.type));
    for (const type of ['policy', 'epoch', 'decided', 'verdict', 'proposed', 'answered', 'rung']) {
      expect(types).toContain(type);
    }
    expect((await reader.call('GET', at('/proof'))).body).toMatchObject({
      isEqual: true,
      lines: items.length,
      differences: [],
    });
  });

  it('lists policies, epochs, owners’ answers, rungs and switches as events, in pages without a gap', async () => {
    type Event = { seq: number | null; type: string; at: string; actor: string | null };
    const page = async (query: string) =>
      (await reader.call('GET', at(`/events?${query}`))).body as {
        items: Event[];
        nextCursor: string | null;
      };
    const { items: all, nextCursor } = await page('limit=200');
    expect(nextCursor).toBeNull();
    expect(all.map((event) => event.at)).toEqual(
      all
        .map((event) => event.at)
        .sort()
        .reverse(),
    );
    const types = new Set(all.map(({ type }) => type));
    for (const type of [
      ...['policy.changed', 'epoch.began', 'rung.widened', 'rung.narrowed'],
      ...['widening.proposed', 'widening.ratified', 'widening.declined', 'widening.deferred'],
      ...['widening.reopened', 'reviewEverything.on', 'reviewEverything.off', 'narrowing.acknowledged'],
    ]) {
      expect(types).toContain(type);
    }
    expect(all.filter(({ type }) => type.startsWith('reviewEverything.'))).toHaveLength(6);
    expect(all.find(({ type }) => type === 'widening.ratified')?.actor).toEqual(expect.any(String));
    expect(all.find(({ type }) => type === 'epoch.began')?.actor).toBeNull();
    expect(all.findLast(({ type }) => type === 'policy.changed')?.actor).not.toBe('countersign');
    const gathered: Event[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const next: Awaited<ReturnType<typeof page>> = await page(
        `limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      gathered.push(...next.items);
      cursor = next.nextCursor;
    }
    expect(gathered).toEqual(all);
  });

  it('says what it costs and where it lies, and how little is known of its calibration', async () => {
    const costs = { costOfError: 300, minutesPerReview: 5 };
    expect((await key.call('PUT', at('/costs'), costs)).body).toMatchObject(costs);
    expect((await reader.call('GET', '/insights/map')).body).toMatchObject({
      points: [
        {
          checkpoint: id,
          cases: 27 + PASSING,
          cost: { value: 300, source: 'owner' },
          treatment: 'earnSlowly',
        },
      ],
    });
    expect((await reader.call('GET', at('/calibration'))).body).toMatchObject({ report: null });
    const today = new Date().toISOString().slice(0, 10);
    const report = await reader.call('GET', `/insights/report?from=${FIRST_DAY}&to=${today}`);
    expect(report.body).toMatchObject({
      checkpoints: [
        {
          ...{ held: 27, accuracy: { held: { cases: 27, estimate: 1 } } },
          switchings: expect.arrayContaining([expect.objectContaining({ scope: 'checkpoint', on: true })]),
        },
      ],
    });
  });
});
