import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RestClient } from '../server/RestClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { type EarningCase, earningFlow, judgeAll, sendCases } from './earningFlow.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';

const FLOW_NAME = 'Refunds of garden tools';
const Checkpoints = z.object({
  items: z.array(z.object({ id: z.string(), flow: z.string(), rung: z.number() })),
});
const Cases = z.object({ items: z.array(z.object({ seq: z.number(), runId: z.string() })) });
const Ledger = z.object({ items: z.array(z.object({ entry: z.looseObject({ type: z.string() }) })) });
const Decided = z.object({
  type: z.literal('decided'),
  runId: z.string(),
  decision: z.enum(['passed', 'held']),
  band: z.number().nullable(),
});

/** Right ones of every sureness; both kinds can earn the first rung. */
const CASES: readonly EarningCase[] = Array.from({ length: 48 }, (_, index) => ({
  sureness: index % 6 === 0 ? 'doubtful' : index % 3 === 0 ? 'fair' : 'sure',
  amount: 20 + ((index * 7) % 90),
  kind: index % 2 === 0 ? 'damaged' : 'late',
}));

let studio: Studio;
let owner: RestClient;
let page: Page;
let flow: string;

beforeAll(async () => {
  studio = await Studio.open();
  flow = await studio.publish(askingFlow());
  owner = await studio.owner();
  await sendCases(owner, flow, CASES);
  await judgeAll(owner, flow, 1_000);
  page = await studio.page();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

/** Its wider rung asks about everything that an expression can see at a gate. */
function askingFlow(): object {
  const document = earningFlow(FLOW_NAME);
  for (const { config } of document.nodes)
    if ('policy' in config)
      Object.assign(config.policy?.ladder[1] ?? {}, {
        when: "steps.assess.decision == 'refund' && now >= run.startedAt && input.kind in ['damaged', 'late']",
      });
  return document;
}

async function checkpoint(of = flow) {
  const { items } = await owner.call(Checkpoints, 'GET', '/checkpoints');
  const found = items.find((each) => each.flow === of);
  if (found === undefined) throw new Error('The checkpoint is missing');
  return found;
}

const proposals = (on: Page) => on.locator('[data-widening="1"]', { hasText: FLOW_NAME });
const proposalOf = (on: Page, kind: string) => proposals(on).filter({ hasText: `· ${kind}` });

/** What the gate wrote about each case when it was decided, by the run. */
async function gateDecisions(id: string) {
  const { items } = await owner.call(Ledger, 'GET', `/checkpoints/${id}/ledger?limit=1000`);
  return new Map(
    items.flatMap(({ entry }) => {
      const line = Decided.safeParse(entry);
      return line.success ? [[line.data.runId, line.data] as const] : [];
    }),
  );
}

/** What the page says about each case, with its place in the ledger. */
async function downloaded(): Promise<readonly Record<string, string>[]> {
  const wanted = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the cases one by one' }).click();
  const file = await (await wanted).path();
  return parse(await readFile(file, 'utf8'), { columns: true }) as Record<string, string>[]; // safe: texts by title
}

describe('an owner who does not say yes at once', () => {
  it('finds that the backtest in the browser says of every case what the gate said', async () => {
    const { id } = await checkpoint();
    await page.goto(`/w/demo/checkpoints/${id}/adjust`);
    await expectPage(page.getByText('48 judged cases, counted by the gate itself')).toBeVisible();
    const rows = await downloaded();
    const { items } = await owner.call(Cases, 'GET', `/checkpoints/${id}/cases?limit=1000`);
    const runs = new Map(items.map(({ seq, runId }) => [String(seq), runId]));
    const gate = await gateDecisions(id);
    expect(rows).toHaveLength(48);
    for (const { seq = '', inForce, inForceBand } of rows) {
      const said = gate.get(runs.get(seq) ?? '');
      expect({ decision: inForce === 'pass' ? 'passed' : 'held', band: inForceBand }).toEqual({
        decision: said?.decision,
        band: said?.band === null ? '' : String(said?.band),
      });
    }
    expect(new Set(rows.map(({ inForceBand }) => inForceBand))).toEqual(new Set(['', '1', '2']));
  });

  it('asks for more evidence, declines, and has it proposed again', async () => {
    const { id } = await checkpoint();
    await page.goto(`/w/demo/checkpoints/${id}`);
    await expectPage(proposals(page)).toHaveCount(2);
    await proposalOf(page, 'late').getByRole('button', { name: 'More evidence' }).click();
    await page.getByRole('dialog').getByLabel('Further judged cases').fill('20');
    await page.getByRole('dialog').getByRole('button', { name: 'More evidence' }).click();
    await expectPage(proposals(page)).toHaveCount(1);
    await proposalOf(page, 'damaged').getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('dialog').getByLabel('Note for the history').fill('After the summer sale.');
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
    await expectPage(proposals(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Propose again' }).first().click();
    await expectPage(proposals(page)).toHaveCount(1);
    expect((await checkpoint()).rung).toBe(0);
  });

  it('sees at once what another owner has decided', async () => {
    const { id } = await checkpoint();
    const other = await studio.page();
    await other.goto(`/w/demo/checkpoints/${id}`);
    await expectPage(proposals(other)).toHaveCount(1);
    await proposals(page).getByRole('button', { name: 'Ratify' }).click();
    await expectPage(proposals(other)).toHaveCount(0);
    await expectPage(other.getByText('Rung 1 of 2').first()).toBeVisible();
    await other.getByRole('link', { name: 'History' }).click();
    for (const line of ['ratified rung 1', 'asked to have rung 1 proposed again', 'After the summer sale.']) {
      await expectPage(other.getByText(line).first()).toBeVisible();
    }
    await other.context().close();
    expect((await checkpoint()).rung).toBe(1);
  });

  it('finds what holds evidence up, and keeps the keyboard while the second of two yeses is waited for', async () => {
    const document = earningFlow('Refunds of two signatures');
    for (const { config } of document.nodes)
      if ('policy' in config) Object.assign(config.policy ?? {}, { ratifiedBy: 'twoOwners' });
    const signed = await studio.publish(document);
    const sure = CASES.filter(({ sureness, kind }) => sureness === 'sure' && kind === 'late');
    // As sure as the others, but no rung would ever let it pass.
    const large = { sureness: 'sure', amount: 400, kind: 'late' } as const;
    await sendCases(owner, signed, [...sure.slice(0, 2), large]);
    await page.goto(`/w/demo/checkpoints/${(await checkpoint(signed)).id}`);
    await page.getByRole('link', { name: 'Open reviews, oldest first' }).click();
    await expectPage(page.getByText('Holds up evidence')).toBeVisible();
    await expectPage(page.locator('[data-review]')).toHaveCount(2);
    await sendCases(owner, signed, [...sure, ...sure]);
    await judgeAll(owner, signed, 1_000);
    await page.goto('/w/demo/checkpoints');
    const proposal = page.locator('[data-widening="1"]', { hasText: 'Refunds of two signatures' });
    await expectPage(proposal.getByText('of these cases would pass by themselves')).toBeVisible();
    await proposal.getByRole('button', { name: 'Ratify' }).press('Enter');
    await expectPage(proposal.getByText('You have said yes')).toBeFocused();
    await expectPage(proposal.getByRole('button', { name: 'Ratify' })).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expectPage(proposal.getByRole('button', { name: 'Decline' })).toBeFocused();
  });

  it('stops the passing with the word of one reviewer that a case is serious', async () => {
    const sure = CASES.filter(({ sureness }) => sureness === 'sure');
    // Which cases are picked is left to the coins of the installation: they come until one of them is.
    const sample = await waitFor(async () => {
      await sendCases(owner, flow, sure);
      const { items } = await owner.openReviews();
      return items.find((review) => review.flow === flow && review.kind === 'sample');
    });
    await page.goto(`/w/demo/inbox?flow=${flow}&review=${sample.id}`);
    await page.getByRole('button', { name: /^Incorrect/ }).click();
    await page.getByLabel('Serious: stop passing at once').check();
    await page.getByRole('button', { name: 'Mark incorrect' }).click();
    await waitFor(async () => (await checkpoint()).rung === 0 || undefined);
    await page.goto('/w/demo/checkpoints');
    await page.locator('[data-checkpoint="sign"]').getByText('Narrowed to rung 0 · damaged').click();
    const notice = page.locator('[data-narrowing]');
    await expectPage(notice.getByText('a case was marked critical')).toBeVisible();
    await notice.getByRole('button', { name: 'Seen' }).click();
    await expectPage(notice).toHaveCount(0);
    await page.getByRole('link', { name: 'History' }).click();
    await expectPage(page.getByText(/has seen the narrowing of line \d+/)).toBeVisible();
    await expectPage(page.getByText('a case was marked critical').first()).toBeVisible();
    await page.getByRole('button', { name: 'Compute again from the ledger' }).click();
    await expectPage(page.getByText('Everything agrees')).toBeVisible();
    expect(studio.complaints).toEqual([]);
  });
});
