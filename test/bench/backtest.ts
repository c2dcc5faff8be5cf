import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { createTestDatabase } from '@countersign/postgres/testing';
import { RestClient } from '../server/RestClient.ts';
import { compareWithGate } from './backtest/compareWithGate.ts';
import { longPast } from './backtest/longPast.ts';
import { plainLoop } from './backtest/plainLoop.ts';
import { StudioBench } from './canvas/StudioBench.ts';

/**
 * What an owner waits for at a checkpoint with a long past: its page with the figures of the last weeks, and the figures
 * beside a draft of its policy, before a real server, in a real browser.
 *
 * Beside the wait after an edit stands that for a plain loop over as many cases in the same page: machines differ, and the
 * same one from hour to hour, the ratio hardly.
 *
 * `pnpm bench backtest [--cases 100000] [--rounds 3]` prints one JSON line per figure.
 */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});
const PATIENCE_MS = 300_000;
const [cases, rounds] = [Number(values.cases), Number(values.rounds)];
const SCOPES = [
  'runs:read',
  'runs:write',
  'reviews:read',
  'reviews:write',
  'checkpoints:read',
  'checkpoints:write',
];

await using database = await createTestDatabase();
await using bench = await StudioBench.open({ env: { DATABASE_URL: database.url } });
const client = new RestClient(bench.server.url, await bench.server.createKey('demo', SCOPES));
const checkpoint = await longPast(
  { client, sql: database.sql, publish: (flow) => bench.publish(flow) },
  cases,
);
await database.sql`vacuum analyze`;
process.stdout.write(
  `${JSON.stringify({ bench: 'backtest', cases, rounds, load: loadavg()[0], chromium: bench.version })}\n`,
);
const { page } = bench;
const panel = page.locator('[data-backtest]');
const counted = panel.getByText(`${new Intl.NumberFormat('en').format(cases)} judged cases, counted`);
for (let round = 0; round < rounds; round += 1) {
  await bench.leave();
  const visited = performance.now();
  await page.goto(`/w/demo/checkpoints/${checkpoint}`);
  await page.getByText(/decided by people in 4 weeks/).waitFor({ timeout: PATIENCE_MS });
  tell('page of the checkpoint with its figures ms', performance.now() - visited);
  await bench.leave();
  const opened = performance.now();
  await page.goto(`/w/demo/checkpoints/${checkpoint}/adjust`);
  await panel.getByRole('columnheader', { name: 'In force' }).waitFor({ timeout: PATIENCE_MS });
  tell('page with the first figures ms', performance.now() - opened);
  await counted.waitFor({ timeout: PATIENCE_MS });
  tell('page with the figures of all cases ms', performance.now() - opened);
  const edited = performance.now();
  await page
    .getByLabel('Amount at most')
    .first()
    .fill(String(120 + round));
  await panel.getByRole('columnheader', { name: 'Draft' }).waitFor({ timeout: PATIENCE_MS });
  await counted.waitFor({ timeout: PATIENCE_MS });
  const after = performance.now() - edited;
  tell('figures of all cases after an edit ms', after);
  const plain = await plainLoop(page, cases);
  tell('a plain loop over as many cases ms', plain);
  tell('after an edit, in plain loops', after / plain);
  // The draft outlives the page: without this the next round would begin with it, and with its figures.
  await page.getByRole('button', { name: 'Discard' }).click();
  await panel
    .getByRole('columnheader', { name: 'Draft' })
    .waitFor({ state: 'detached', timeout: PATIENCE_MS });
}
const { rows, differing } = await compareWithGate(client, { page, checkpoint });
tell('cases compared with the gate', rows);
tell('cases that differ from the gate', differing);

function tell(figure: string, value: number): void {
  const line = { bench: 'backtest', cases, figure, value: Number(value.toPrecision(4)), load: loadavg()[0] };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
