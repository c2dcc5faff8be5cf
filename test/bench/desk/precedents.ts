import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunId, WorkspaceId } from '@countersign/model';
import { createPorts, openDatabase } from '@countersign/postgres';
import { seedCases } from '@countersign/postgres/testing';
import { type CaseIndex, findPrecedents, type IndexedCase } from '@countersign/runtime';
import postgres, { type Sql } from 'postgres';
import { seededRandom } from '../autonomy/seededRandom.ts';
import { percentile } from '../data/percentile.ts';
import { type LabelledMessage, readBanking77 } from '../data/readBanking77.ts';
import { seededOrder } from '../data/seededOrder.ts';
import { answeredCase, PLACES, variedCases } from './pastCases.ts';

export type PrecedentsBench = {
  readonly data: string;
  readonly cases: number;
  readonly samples: number;
  readonly seed: number;
};

const SHOWN = 5;
/** Messages that are asked about and never indexed. */
const ASKED = 600;
const [LABELLED, MANY] = ['labelled', 'many'] as WorkspaceId[];

/** How often one of the five most similar cases has the same intent, and how long finding them takes among many cases. */
export async function measurePrecedents({ data, cases, samples, seed }: PrecedentsBench): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-desk-'));
  const opened = await openDatabase({ dataDir });
  if (!opened.ok) throw new Error(opened.problem.message);
  const sql = postgres(opened.value.url, { max: 1, onnotice: () => {} });
  try {
    const { caseIndex } = createPorts(opened.value);
    const messages = seededOrder(readBanking77(join(data, 'banking77')), seed);
    const [asked, known] = [messages.slice(0, ASKED), messages.slice(ASKED)];
    await measureRecall(sql, caseIndex, { asked, known });
    await measureTime(sql, caseIndex, { asked: asked.slice(0, samples), known, cases, seed });
  } finally {
    await sql.end();
    await opened.value.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

type Messages = { readonly asked: readonly LabelledMessage[]; readonly known: readonly LabelledMessage[] };

async function measureRecall(sql: Sql, index: CaseIndex, { asked, known }: Messages): Promise<void> {
  const place = PLACES[0];
  await seedCases(
    sql,
    LABELLED!,
    known.map(({ text, label }) => answeredCase(text, { place, label })),
  );
  let [hits, first, alike] = [0, 0, 0];
  for (const { text, label } of asked) {
    const found = await findPrecedents(index, LABELLED!, { asked: askedCase(text, place), limit: SHOWN });
    const same = found.filter(({ past }) => past.caseType === label).length;
    hits += same > 0 ? 1 : 0;
    first += found[0]?.past.caseType === label ? 1 : 0;
    alike += same / SHOWN;
  }
  const share = (count: number) => Number((count / asked.length).toFixed(4));
  print('recall@5', {
    value: share(hits),
    first: share(first),
    shareOfFive: share(alike),
    cases: known.length,
  });
}

type Timed = Messages & { readonly cases: number; readonly seed: number };

async function measureTime(sql: Sql, index: CaseIndex, { asked, known, cases, seed }: Timed): Promise<void> {
  const begun = performance.now();
  const texts = known.map(({ text }) => text);
  const varied: Iterable<IndexedCase> = variedCases(texts, { count: cases, random: seededRandom(seed) });
  await seedCases(sql, MANY!, varied);
  print('seeding', { seconds: Math.round((performance.now() - begun) / 1_000), cases });
  const times: number[] = [];
  for (const [at, { text }] of asked.entries()) {
    const started = performance.now();
    const place = PLACES[at % PLACES.length]!;
    const found = await findPrecedents(index, MANY!, { asked: askedCase(text, place), limit: SHOWN });
    times.push(performance.now() - started);
    if (found.length < SHOWN) print('fewer than five', { found: found.length, text });
  }
  const ms = (share: number) => Math.round(percentile(times, share));
  print('top five', { p50: ms(0.5), p95: ms(0.95), p99: ms(0.99), cases, samples: times.length, bar: 300 });
}

const askedCase = (text: string, place: string) => ({
  ...{ place, text, runId: '00000000-0000-4000-8000-000000000000' as RunId }, // safe: a UUID
  ...{ caseType: null, decision: 'answer', amount: null },
});

const print = (name: string, figures: object): void =>
  console.log(JSON.stringify({ bench: 'desk', name, ...figures, load: Number(loadavg()[0]?.toFixed(1)) }));
