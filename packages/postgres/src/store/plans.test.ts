import { randomUUID } from 'node:crypto';
import type { LedgerEntry, ReviewId, RunId } from '@countersign/model';
import type { NewEffect, Turn } from '@countersign/runtime';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPorts, type Ports } from '../createPorts.ts';
import { aChannel } from '../testing/aChannel.ts';
import { ANN, aReview, aRun, aStart, aTurn, LEASE, WORKSPACE } from '../testing/aTurn.ts';
import { createTestDatabase, type TestDatabase } from '../testing/createTestDatabase.ts';
import { seedRuns } from '../testing/seedRuns.ts';

// What a statement costs must not grow with what lies in the database: on a large one, no plan of a statement that the
// loop or a list makes reads one of its tables from end to end.

const COPIES = 15_000;
/** Rows that a list may sort: more are to come in order from an index. */
const MANY = 1_000;
const CHECKPOINT = randomUUID();

/** A statement as it went to the server, and the role that made it. */
type Asked = Readonly<{ role: string; text: string; parameters: readonly unknown[] }>;

/** Tables that grow with the runs. */
const GROWING = [
  ...['runs', 'run_events', 'run_marks', 'effects', 'timers', 'reviews', 'review_contents', 'ledger'],
  ...['signal_keys', 'audit', 'case_texts', 'term_counts', 'notices'],
];

let test: TestDatabase;
let ports: Ports;
const pools: Sql[] = [];
const asked = new Map<string, Asked>();

beforeAll(async () => {
  test = await createTestDatabase();
  const open = (role: string): Sql => {
    const debug = (_: number, text: string, parameters: unknown[]) => {
      if (/^\s*(select|insert|update|delete|with)\s/.test(text))
        asked.set(`${role} ${text}`, { role, text, parameters });
    };
    const pool = postgres(test.url, {
      ...{ max: 2, onnotice: () => {}, connection: { role }, debug },
      transform: { column: { from: postgres.toCamel } },
    });
    pools.push(pool);
    return pool;
  };
  ports = createPorts({
    app: open('countersign_app'),
    worker: open('countersign_worker'),
  });
  await seed();
  asked.clear();
  await askEverything();
}, 120_000);

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await test[Symbol.asyncDispose]();
});

const anEffect = (key: string): NewEffect => ({
  ...{ key, kind: 'agent', node: 'triage', visit: 1, input: { text: 'A parcel broke.' }, once: false },
});

const entryOf = (runId: RunId): LedgerEntry => ({
  ...{
    type: 'verdict',
    runId,
    node: 'gate',
    visit: 1,
    segment: 'default',
    reviewId: randomUUID() as ReviewId,
  },
  ...{ verdict: 'approve', loss: 0, actor: ANN.id },
});

/** Half of the runs wait with a review, a timer and an effect each; the other half has ended. */
async function seed(): Promise<void> {
  const [waiting, ended] = [aRun(), aRun()];
  const ledgerOf = (runId: RunId) => [{ checkpointId: CHECKPOINT, entry: entryOf(runId) }];
  const reviewOf = (runId: RunId) => aReview({ runId, checkpointId: CHECKPOINT });
  const decided = reviewOf(ended.id);
  await ports.store.commitTurns(
    [
      aStart(waiting, {
        ...{ status: 'waiting', effects: [anEffect('later/1')], ledger: ledgerOf(waiting.id) },
        openedReviews: [reviewOf(waiting.id)],
        timers: [{ id: 'gate/1', node: 'gate', visit: 1, name: 'expires', due: { inMs: 86_400_000 } }],
      }),
      aStart(ended, { openedReviews: [decided], ledger: ledgerOf(ended.id) }),
    ],
    null,
  );
  await ports.store.commitTurns([aVerdict(ended.id, decided.id)], null);
  await seedRuns(test.sql, { template: waiting.id, count: COPIES, batch: 1 });
  await seedRuns(test.sql, { template: ended.id, count: COPIES, batch: 2 });
  await test.sql`insert into flows (id, workspace_id, slug, draft, draft_hash, draft_updated_by, newest_version)
    values (${waiting.flowId}, ${WORKSPACE}, 'refunds', '{}', 'hash', 'ann', 1)`;
  // Half of them cannot be told yet.
  const channel = await ports.noticeChannels.save(WORKSPACE, aChannel(), ANN);
  await test.sql`insert into notices (workspace_id, channel_id, review_id, occasion, number, due_at)
    select workspace_id, ${channel.id}, id, 'opened', 0, now() + (case when status = 'open' then -1 else 1 end) * interval '1 day'
    from reviews`;
  await test.sql`insert into signal_keys (workspace_id, run_id, key, body_hash)
    select workspace_id, id, 'key', 'hash' from runs`;
  await test.sql`insert into audit select workspace_id, 1000 + row_number() over (), created_at, 'user', 'done', 'run:' || id,
      '\\x01', '\\x02', '\\x03', '{}' from runs`;
  await test.sql`insert into case_texts select id, run_id, workspace_id, number % 40, case_type, 'pay', 12, 'approve', opened_at, 'text',
      '[]', array[number % 40, 1000 + number % 500, 5000 + number % 900]
      from (select *, row_number() over ()::integer as number from reviews) as numbered`;
  await test.sql`insert into term_counts select workspace_id, term, place, count(*)
      from case_texts, unnest(terms) as term group by workspace_id, term, place`;
  // The ledger has a long past: four weeks are a small part of it.
  await test.sql`update ledger set at = at - older * interval '1 hour'
    from (select seq as number, row_number() over (order by seq desc) as older from ledger) as line
    where number = seq`;
  await test.sql`vacuum analyze`;
}

const aVerdict = (runId: RunId, reviewId: ReviewId): Turn => {
  const cause = {
    type: 'verdict',
    reviewId,
    etag: 'shown',
    actor: ANN,
    verdict: { type: 'approve' },
  } as const;
  return aTurn({ runId, cause, status: 'ended', outcome: 'done' });
};

async function askEverything(): Promise<void> {
  await turns();
  await Promise.all([reads(), lists(), notices()]);
}

/** A turn of every cause, with everything that a turn can carry. */
async function turns(): Promise<void> {
  const { store } = ports;
  const run = aRun({ idempotencyKey: 'order-1', subject: 'Order 1' });
  const review = aReview({ runId: run.id, checkpointId: CHECKPOINT });
  const timer = { id: 'gate/1', node: 'gate', visit: 1, name: 'expires', due: { inMs: 86_400_000 } } as const;
  const effects = ['a/1', 'b/1', 'c/1', 'd/1'].map(anEffect);
  const ledger = [{ checkpointId: CHECKPOINT, entry: entryOf(run.id) }];
  await store.commitTurns(
    [aStart(run, { effects, openedReviews: [review], timers: [timer], ledger })],
    LEASE,
  );
  await store.commitTurns([aStart(aRun({ idempotencyKey: 'order-1' }))], LEASE);
  const problem = { code: 'broken', message: 'It broke.' };
  const causes: readonly Turn['cause'][] = [
    { type: 'result', key: 'a/1', token: 1, result: {} },
    { type: 'retry', key: 'b/1', token: 1, delayMs: 1_000 },
    { type: 'await', key: 'd/1', token: 1, delayMs: 1_000 },
    { type: 'park', key: 'c/1', token: 1, problem },
    { type: 'resolve', key: 'c/1', actor: ANN, resolution: 'retry' },
    { type: 'signal', name: 'go', payload: {}, once: { idempotencyKey: 'k', bodyHash: 'h' } },
    { type: 'timer', id: 'gate/1' },
    { type: 'cancel', actor: ANN },
  ];
  for (const [index, cause] of causes.entries()) {
    const changes = {
      expectedRevision: index + 1,
      spending: { tokens: 1, cost: 1, steps: 1, workMs: 1 },
      nudges: { runId: run.id, key: 'd/1' },
      cancelledCalls: ['x/1'],
      parkedEffects: [{ key: 'y/1', problem }],
    };
    const [outcome] = await store.commitTurns([aTurn({ runId: run.id, cause, ...changes })], LEASE);
    expect([cause.type, outcome?.type]).toEqual([cause.type, 'committed']);
  }
  await store.commitTurns([{ ...aVerdict(run.id, review.id), expectedRevision: 9 }], LEASE);
}

async function reads(): Promise<void> {
  const { store } = ports;
  const id = aRun().id;
  await store.claimEffects(LEASE, 10);
  const held = [{ runId: id, key: 'a/1', token: 1, claims: 1, attempts: 0 }];
  await store.renewLeases(held, LEASE);
  await store.forgiveClaims(held);
  await store.claimTimers({ limit: 100, holdMs: 1_000 });
  await store.putOffTimer({ runId: id, id: 'gate/1' }, 1_000);
  await store.nextDueInMs();
  await store.loadRuns([id]);
  await store.loadReviews(WORKSPACE, [randomUUID() as ReviewId]);
  await store.openReviewsOf([id]);
  await store.childrenOf(id, 'a/1');
  await store.childSnapshots(id, 'a/1', { from: 0, to: 100 });
  await store.findSignal(id, 'k');
  await store.findStart(WORKSPACE, 'k');
  await store.findIncident(WORKSPACE, id, 'a/1');
}

async function notices(): Promise<void> {
  const { noticeQueue, noticeChannels } = ports;
  const [held] = await noticeQueue.claim(4, 60_000);
  if (held === undefined) throw new Error('There is no channel with something to tell.');
  const due = await noticeQueue.due(held, 100);
  expect(due).toHaveLength(100);
  const outcome = { failed: due.slice(50), hasSent: true, failure: null, nextDigestAt: null };
  await noticeQueue.settle(held, { ...outcome, over: due.slice(0, 50) });
  await noticeQueue.dropOld();
  await noticeChannels.list(WORKSPACE);
}

async function lists(): Promise<void> {
  const { runs, reviews, checkpoints, incidents, audit } = ports;
  const id = aRun().id;
  await runs.get(WORKSPACE, id);
  await runs.events(WORKSPACE, id, 0, 100);
  const statuses = ['running', 'waiting', 'parked', 'ended', 'failed', 'cancelled'] as const;
  const filters = [
    {},
    { flow: 'refunds' },
    { subject: 'Copy 7' },
    { parent: id },
    ...statuses.map((status) => ({ status })),
  ];
  for (const filter of filters) {
    const { nextCursor } = await runs.list(WORKSPACE, { limit: 20, ...filter });
    if (nextCursor !== null) await runs.list(WORKSPACE, { limit: 20, ...filter, cursor: nextCursor });
  }
  await findings();
  await reviews.list(WORKSPACE, { limit: 20 });
  await reviews.list(WORKSPACE, { run: id });
  await reviews.get(WORKSPACE, randomUUID() as ReviewId);
  await runs.list(WORKSPACE, { file: randomUUID(), limit: 20 });
  await ports.flows.activeRuns(WORKSPACE, 'refunds');
  const since = new Date(0).toISOString();
  await ports.flows.traffic(WORKSPACE, { slug: 'refunds', version: 1, since });
  await incidents.list(WORKSPACE, {});
  await checkpoints.ledger(WORKSPACE, CHECKPOINT, 5_000, 100);
  await checkpoints.newest(WORKSPACE, CHECKPOINT, { before: 5_000, limit: 100 });
  await checkpoints.newest(WORKSPACE, CHECKPOINT, { before: null, limit: 100 });
  const fourWeeksAgo = new Date(Date.now() - 28 * 86_400_000);
  await checkpoints.daily(WORKSPACE, CHECKPOINT, { days: 28 });
  await checkpoints.volumes(WORKSPACE, CHECKPOINT, { days: 28 });
  expect(await checkpoints.judgements(WORKSPACE, CHECKPOINT, { since: fourWeeksAgo })).not.toEqual([]);
  await checkpoints.evidenceCases(WORKSPACE, CHECKPOINT, { after: 0, limit: 100, since: fourWeeksAgo });
  await audit.list(WORKSPACE, 5_000, 100);
  await answeredCases();
}

async function answeredCases(): Promise<void> {
  const { caseIndex, caseIndexQueue } = ports;
  const [exceptRun, place] = [aRun().id, 'refunds/gate'];
  const probes = [{ words: ['glass'], weight: 1 }];
  for (const among of [place, null]) {
    await caseIndex.frequencies(WORKSPACE, ['glass'], among);
    await caseIndex.find(WORKSPACE, { probes, place: among, exceptRun, limit: 200 });
  }
  await caseIndex.fields(WORKSPACE, { place, exceptRun, before: null, limit: 1_000 });
  await caseIndexQueue.advance(100, () => null);
}

/** Every sort of what waits and of what is closed, in both directions, of all and of something rare, and the statistics. */
async function findings(): Promise<void> {
  const { reviews } = ports;
  const closed = ['oldest', 'newest', 'confidence', 'amount', 'decided'] as const;
  const lists = [
    ...([...closed.slice(0, 4), 'due', 'priority'] as const).map(
      (sort) => ({ status: 'open', sort }) as const,
    ),
    ...closed.map((sort) => ({ status: 'decided', sort }) as const),
    ...closed.map((sort) => ({ sort })),
  ];
  for (const list of lists) {
    for (const order of ['asc', 'desc'] as const) {
      const listing = { ...list, order, limit: 20 };
      const { items, nextCursor } = await reviews.list(WORKSPACE, listing);
      expect({ listing, found: items.length }).toEqual({ listing, found: 20 });
      await reviews.list(WORKSPACE, { ...listing, cursor: nextCursor ?? undefined });
      await reviews.list(WORKSPACE, { ...listing, caseType: 'type-3' });
      const rare = {
        subject: 'nothing',
        minConfidence: 0.2,
        maxAmount: 4_000,
        openedAfter: '2020-01-01T00:00:00Z',
      };
      expect((await reviews.list(WORKSPACE, { ...listing, ...rare })).items).toEqual([]);
    }
  }
  const { found } = await reviews.statistics(WORKSPACE, { caseType: 'type-3', minConfidence: 0.5 });
  expect(found.reviews).toBeGreaterThan(100);
  for (const status of ['open', 'decided'] as const) await reviews.statistics(WORKSPACE, { status });
}

type Plan = Readonly<Record<string, unknown>> & Readonly<{ Plans?: readonly Plan[] }>;

/** The tables of which a plan takes many rows, however it finds them, and without an end. */
function manyRowsOf(plan: Plan): readonly string[] {
  if (plan['Node Type'] === 'Limit') return [];
  const own = plan['Relation Name'] !== undefined && Number(plan['Plan Rows']) > MANY;
  return [...(own ? [String(plan['Relation Name'])] : []), ...(plan.Plans ?? []).flatMap(manyRowsOf)];
}

/** The growing tables of which a statement would read or sort too much, the way the role that made it sees them. */
async function scannedTables(tx: Sql, { role, text, parameters }: Asked): Promise<readonly string[]> {
  await tx.unsafe(`set role ${role}`);
  await tx`select set_config('app.workspace', ${WORKSPACE}, false)`;
  const [row] = await tx.unsafe(`explain (format json) ${text}`, parameters as never[]);
  await tx.unsafe('reset role');
  const found: string[] = [];
  const walk = (plan: Plan): void => {
    if (plan['Node Type'] === 'Seq Scan') found.push(String(plan['Relation Name']));
    if (plan['Node Type'] === 'Sort') found.push(...plan.Plans!.flatMap(manyRowsOf));
    plan.Plans?.forEach(walk);
  };
  const [explained] = row!['QUERY PLAN'] as readonly { Plan: Plan }[];
  walk(explained!.Plan);
  return found.filter((table) => GROWING.includes(table));
}

async function scans(): Promise<readonly string[]> {
  const connection = postgres(test.url, { max: 1, onnotice: () => {} });
  try {
    const found: string[] = [];
    for (const statement of asked.values()) {
      for (const table of await scannedTables(connection, statement))
        found.push(`${table}: ${statement.text.trim()}`);
    }
    return found;
  } finally {
    await connection.end();
  }
}

describe('the plans of hot statements', () => {
  it('know every statement of the loop and the lists', () => {
    expect(asked.size).toBeGreaterThan(60);
  });

  it('read no growing table from end to end', async () => {
    expect(await scans()).toEqual([]);
  });

  it.each([
    ...['runs_pkey', 'run_events_pkey', 'effects_pkey', 'timers_due', 'review_contents_pkey', 'ledger_pkey'],
    ...['reviews_of_run', 'runs_of_workspace', 'effects_due', 'reviews_open_by_confidence'],
    ...['reviews_open_by_amount', 'reviews_open_by_due', 'runs_of_subject'],
    ...['case_texts_terms', 'case_texts_of_place', 'term_counts_pkey'],
    ...[
      'reviews_open_by_priority',
      'reviews_closed',
      'reviews_closed_by_confidence',
      'reviews_closed_by_amount',
    ],
  ])('are kept by the index %s', async (index) => {
    const [found] = await test.sql<{ definition: string; constraint: string | null; tableName: string }[]>`
      select pg_get_indexdef(indexrelid) as definition, conname as constraint, indrelid::regclass::text as "tableName"
      from pg_index left join pg_constraint on conindid = indexrelid
      where indexrelid = ${index}::regclass`;
    const { constraint, tableName } = found!;
    const drop = constraint
      ? `alter table ${tableName} drop constraint ${constraint}`
      : `drop index ${index}`;
    const restore = constraint
      ? `${found!.definition}; alter table ${tableName} add constraint ${constraint} primary key using index ${index}`
      : found!.definition;
    await test.sql.unsafe(drop);
    try {
      expect(await scans()).not.toEqual([]);
    } finally {
      await test.sql.unsafe(restore).simple();
    }
  });
});
