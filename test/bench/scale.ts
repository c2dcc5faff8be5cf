import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { seedRuns } from '@countersign/postgres/testing';
import postgres from 'postgres';
import { percentile } from './data/percentile.ts';
import { createOneGate } from './runtime/createOneGate.ts';
import { openStore, WORKSPACE } from './runtime/openStore.ts';
import { measureAll, type Timings } from './scale/measureAll.ts';
import { measureClaims } from './scale/measureClaims.ts';

/**
 * What things cost with a long history, against the same with one page of cases: starts, verdicts, claims, timers, lists
 * and counts.
 *
 * `pnpm bench scale [--waiting 1000000] [--finished 1000000] [--samples 100] [--url <database>]` prints one JSON line per
 * thing, in milliseconds. The database must be a new one.
 */
const { values } = parseArgs({
  options: {
    waiting: { type: 'string', default: '1000000' },
    finished: { type: 'string', default: '1000000' },
    samples: { type: 'string', default: '100' },
    url: { type: 'string' },
  },
});
const [waiting, finished, samples] = [values.waiting, values.finished, values.samples].map(Number) as [
  number,
  number,
  number,
];

const opened = await openStore('postgres', values.url);
const { worker, start, decide } = createOneGate(opened);
const sql = postgres(opened.url, { max: 1, onnotice: () => {} });
const fewClaims = await measureClaims({ ...opened, sql, samples });
await worker.start();

// A page of cases that wait, and nothing behind it.
for (let index = 0; index < 60; index += 1) await start();

const measured = { ...opened, start, decide, samples };
await measureAll({ ...measured, samples: 20 });
const few = await measureAll(measured);

const begun = performance.now();
const [waits, ends] = [await start(), await start()];
await decide(ends);
await sql`
  insert into timers (workspace_id, run_id, id, node, visit, name, due_at)
  values (${WORKSPACE}, ${waits}, 'check/1', 'check', 1, 'expires', now() + interval '30 days')`;
// Something of it is put off, too: work that is there, but not due.
await sql`
  insert into effects (workspace_id, run_id, key, kind, node, visit, once, input, due_at)
  values (${WORKSPACE}, ${waits}, 'later/1', 'agent', 'later', 1, false, '{}', now() + interval '30 days')`;
await seedRuns(sql, { template: waits, count: waiting, batch: 1 });
await seedRuns(sql, { template: ends, count: finished, batch: 2 });
await sql`vacuum analyze`;
const seedSeconds = Math.round((performance.now() - begun) / 1_000);

const full = await measureAll(measured);
for (const name of Object.keys(full) as (keyof Timings)[]) print(name);
const gigabytes = Math.round((await opened.databaseBytes()) / 1e7) / 100;
write({ bench: 'scale', waiting, finished, seedSeconds, gigabytes, cores: availableParallelism() });
await worker.stop();
const fullClaims = await measureClaims({ ...opened, sql, samples });
const rounded = (ms: number) => Math.round(ms * 100) / 100;
write({
  bench: 'scale',
  of: 'claim of 100 that are due',
  fewP50Ms: at(fewClaims.times, 0.5),
  fullP50Ms: at(fullClaims.times, 0.5),
  fewServerCpuMs: rounded(fewClaims.serverCpuMs),
  fullServerCpuMs: rounded(fullClaims.serverCpuMs),
  ratioP50: rounded(percentile(fullClaims.times, 0.5) / percentile(fewClaims.times, 0.5)),
});
await sql.end();
await opened.close();

function at(times: readonly number[], share: number): number {
  return Math.round(percentile(times, share) * 100) / 100;
}

function print(name: keyof Timings): void {
  write({
    bench: 'scale',
    of: name,
    fewP50Ms: at(few[name], 0.5),
    fullP50Ms: at(full[name], 0.5),
    fewP95Ms: at(few[name], 0.95),
    fullP95Ms: at(full[name], 0.95),
    ratioP50: Math.round((percentile(full[name], 0.5) / percentile(few[name], 0.5)) * 100) / 100,
  });
}

function write(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
