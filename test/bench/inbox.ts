import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { ReviewFilter, ReviewSort } from '@countersign/model';
import { seedRuns } from '@countersign/postgres/testing';
import postgres from 'postgres';
import { percentile } from './data/percentile.ts';
import { createOneGate } from './runtime/createOneGate.ts';
import { openStore, WORKSPACE } from './runtime/openStore.ts';

/**
 * What a reviewer waits for among many reviews: a page of the list in every order and through filters, the counts and the
 * statistics of a filter, the page that the next case comes from. Each is asked of the port that the desk asks, on a
 * database of its own.
 *
 * `pnpm bench inbox [--reviews 1000000] [--pending 50000] [--samples 40] [--url <database>]` prints one JSON line per
 * thing, in milliseconds. The database must be a new one.
 */
const { values } = parseArgs({
  options: {
    reviews: { type: 'string', default: '1000000' },
    pending: { type: 'string', default: '50000' },
    samples: { type: 'string', default: '40' },
    url: { type: 'string' },
  },
});
const [reviews, pending, samples] = [values.reviews, values.pending, values.samples].map(Number) as [
  number,
  number,
  number,
];

const opened = await openStore('postgres', values.url);
const { worker, start, decide } = createOneGate(opened);
await worker.start();
const begun = performance.now();
await seed();
await worker.stop();
write({
  ...{ bench: 'inbox', reviews, pending, seedSeconds: Math.round((performance.now() - begun) / 1_000) },
  ...{ gigabytes: Math.round((await opened.databaseBytes()) / 1e7) / 100, cores: availableParallelism() },
});
for (const [of, ask] of Object.entries(questions())) await measure(of, ask);
await opened.close();

/** Two runs that the runtime itself has made, one that waits and one that was answered, copied many times. */
async function seed(): Promise<void> {
  const [waits, ends] = [await start(), await start()];
  await decide(ends);
  const sql = postgres(opened.url, { max: 1, onnotice: () => {} });
  await seedRuns(sql, { template: waits, count: pending, batch: 1 });
  await seedRuns(sql, { template: ends, count: reviews - pending, batch: 2 });
  await sql`vacuum analyze`;
  await sql.end();
}

type Question = () => Promise<unknown>;

/** By what is asked. `rare` means one review of some thousands, `none` nothing at all. */
function questions(): Readonly<Record<string, Question>> {
  const page = (status: 'open' | 'decided', sort: ReviewSort, filter: ReviewFilter = {}) => {
    return () => opened.reviews.list(WORKSPACE, { ...filter, status, sort, limit: 60 });
  };
  const figures = (filter: ReviewFilter) => () => opened.reviews.statistics(WORKSPACE, filter);
  const rare = { minAmount: 4_990, minConfidence: 0.9, caseType: 'type-19' };
  return {
    ...sorted('open', ['oldest', 'newest', 'confidence', 'amount', 'due', 'priority'], page),
    ...sorted('decided', ['decided', 'newest', 'confidence', 'amount'], page),
    'open: of a case type': page('open', 'priority', { caseType: 'type-7' }),
    'open: something rare': page('open', 'priority', rare),
    'open: no such subject': page('open', 'oldest', { subject: 'nobody has this' }),
    'decided: of a case type': page('decided', 'decided', { caseType: 'type-7' }),
    'decided: something rare': page('decided', 'decided', rare),
    'the next case': () => opened.reviews.list(WORKSPACE, { status: 'open', limit: 1 }),
    'how many are open': () => opened.reviews.countOpen(WORKSPACE),
    'figures of what waits': figures({ status: 'open' }),
    'figures of a case type': figures({ status: 'open', caseType: 'type-7' }),
    'figures of what was decided': figures({ status: 'decided' }),
    'figures of something rare': figures({ status: 'decided', ...rare }),
  };
}

function sorted<TStatus extends 'open' | 'decided'>(
  status: TStatus,
  sorts: readonly ReviewSort[],
  page: (status: TStatus, sort: ReviewSort) => Question,
): Record<string, Question> {
  return Object.fromEntries(sorts.map((sort) => [`${status}: sorted by ${sort}`, page(status, sort)]));
}

async function measure(of: string, ask: Question): Promise<void> {
  for (let warm = 0; warm < 3; warm += 1) await ask();
  const times: number[] = [];
  for (let index = 0; index < samples; index += 1) {
    const askedAt = performance.now();
    await ask();
    times.push(performance.now() - askedAt);
  }
  const rounded = (share: number) => Math.round(percentile(times, share) * 10) / 10;
  write({ bench: 'inbox', of, p50Ms: rounded(0.5), p95Ms: rounded(0.95) });
}

function write(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
