import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RestClient } from '../server/RestClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { earningFlow, sendCases } from './earningFlow.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';

const Checkpoints = z.object({ items: z.array(z.object({ id: z.string(), flow: z.string() })) });
const Days = z.object({ items: z.array(z.object({ overdue: z.number(), judged: z.number() })) });
const SURE = { sureness: 'sure', amount: 40, kind: 'damaged' } as const;

let studio: Studio;
let owner: RestClient;
let page: Page;
let flow: string;
let checkpoint: string;

beforeAll(async () => {
  studio = await Studio.open();
  flow = await studio.publish(checkedFlow());
  owner = await studio.owner();
  const { items } = await owner.call(Checkpoints, 'GET', '/checkpoints');
  checkpoint = items.find((each) => each.flow === flow)?.id ?? '';
  page = await studio.page();
}, 240_000);
afterAll(() => studio?.[Symbol.asyncDispose]());

/** Its agent begins on the first rung, and every case that passes there is to be checked. */
function checkedFlow(): object {
  const document = earningFlow('Refunds of kettles');
  for (const { config } of document.nodes)
    if ('policy' in config) {
      Object.assign(config.policy ?? {}, { startRung: 1 });
      Object.assign(config.policy?.ladder[0] ?? {}, { sampleRate: 1 });
    }
  return document;
}

const waiting = async () => (await owner.openReviews()).items.filter((review) => review.flow === flow);

/** Lets the time of all open checks be over, and waits until the ledger says so. */
async function runOutOfTime(): Promise<void> {
  const sql = studio.database?.sql;
  if (sql === undefined) throw new Error('The studio has no database of its own');
  const due = await sql`
    update evidence set due_at = now() - interval '1 second' where checkpoint_id = ${checkpoint} returning node`;
  await waitFor(async () => {
    const { items } = await owner.call(Days, 'GET', `/checkpoints/${checkpoint}/daily`);
    return items.reduce((sum, { overdue }) => sum + overdue, 0) === due.length || undefined;
  });
}

describe('checks that nobody makes in time', () => {
  it('count in no figure of accuracy until somebody makes them, and are told of beside it', async () => {
    await sendCases(owner, flow, [SURE, SURE, SURE]);
    expect(await waiting()).toHaveLength(3);
    await page.goto(`/w/demo/checkpoints/${checkpoint}/adjust`);
    await expectPage(page.getByText('Beside them 3 cases that nobody has judged yet')).toBeVisible();
    await expectPage(page.getByRole('row', { name: /^Pass by themselves 100%/ })).toBeVisible();
    await runOutOfTime();
    await page.goto(`/w/demo/checkpoints/${checkpoint}`);
    const figures = page.getByRole('main');
    await expectPage(figures.getByText('nothing checked in 4 weeks')).toBeVisible();
    await expectPage(figures.getByText('3 were not checked in time: to the evidence')).toBeVisible();
    await expectPage(figures.getByText('3 counted as evidence since', { exact: false })).toBeVisible();
    for (const { id, etag } of (await waiting()).slice(0, 2)) {
      expect((await owner.decide(id, etag, { type: 'correct' })).status).toBe(200);
    }
    await page.reload();
    await expectPage(figures.getByText('2 checked in 4 weeks', { exact: false })).toBeVisible();
    await expectPage(figures.getByText('100%', { exact: true }).first()).toBeVisible();
    await expectPage(figures.getByText('3 were not checked in time: to the evidence')).toBeVisible();
  });
});
