import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RestClient } from '../server/RestClient.ts';
import { type EarningCase, earningFlow, judgeAll, sendCases } from './earningFlow.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

const Trusted = z.object({
  id: z.string(),
  flow: z.string(),
  rung: z.number(),
  policyVersion: z.number(),
  trusts: z.array(z.object({ segment: z.string(), epoch: z.number() })),
});
const Checkpoints = z.object({ items: z.array(Trusted) });

/** Sure cases below the limit are right; of the fair ones those above 150 are wrong. */
const CASES: readonly EarningCase[] = Array.from({ length: 40 }, (_, index) => ({
  sureness: index % 2 === 0 ? 'sure' : 'fair',
  amount: 20 + ((index * 23) % 200),
  kind: 'damaged',
}));

let studio: Studio;
let owner: RestClient;
let page: Page;
let flow: string;

beforeAll(async () => {
  studio = await Studio.open();
  flow = await studio.publish(earningFlow('Refunds of home goods'));
  owner = await studio.owner();
  await sendCases(owner, flow, CASES);
  await judgeAll(owner, flow, 150);
  page = await studio.page();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

async function checkpoint() {
  const { items } = await owner.call(Checkpoints, 'GET', '/checkpoints');
  const found = items.find((each) => each.flow === flow);
  if (found === undefined) throw new Error('The checkpoint is missing');
  return found;
}

describe('an owner who has never seen the page', () => {
  it('is told of a proposal, reads what it promises, and ratifies nothing that cannot be read', async () => {
    await page.goto('/w/demo/checkpoints');
    const proposal = page.locator('[data-widening="1"]', { hasText: 'Refunds of home goods' });
    await expectPage(proposal.getByText('judged cases of this rung, 0 errors')).toBeVisible();
    await expectPage(
      proposal.getByText('the chance of ever reaching this rung was at most 20%'),
    ).toBeVisible();
    await expectPage(proposal.getByText('of these cases would pass by themselves')).toBeVisible();
    // One of the samples has earned something, too.
    await expectPage(page.getByRole('navigation').locator('[data-count="2"]').first()).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
    const ratify = proposal.getByRole('button', { name: 'Ratify' });
    for (const [lost, said] of [
      [/checkpoints\.cases/, 'cannot be reached'],
      [/backtest\.worker/, 'did not load'],
    ] as const) {
      await page.route(lost, (route) => route.abort());
      await page.reload();
      await expectPage(proposal.getByText(said)).toBeVisible();
      await expectPage(ratify).toBeDisabled();
      await page.unroute(lost);
      await proposal.getByRole('button', { name: 'Try again' }).click();
      await expectPage(proposal.getByText('of these cases would pass by themselves')).toBeVisible();
    }
    await ratify.click();
    await expectPage(proposal).toHaveCount(0);
    await expectPage(page.locator('[data-checkpoint="sign"]').getByText('Rung 1 of 2')).toBeVisible();
    expect((await checkpoint()).rung).toBe(1);
  });

  it('sees that a switch suspends what was earned, who turned it and when', async () => {
    const card = page.locator('[data-checkpoint="sign"]');
    const ofFlow = page
      .locator('section', { has: card })
      .getByLabel('Review everything of this flow')
      .first();
    await page.goto(`/w/demo/checkpoints/${(await checkpoint()).id}`);
    await expectPage(page.getByText('Rung 1 of 2', { exact: true })).toBeVisible();
    await page.goto('/w/demo/checkpoints');
    await ofFlow.press('Space');
    const notice = page.locator('[data-switched="flow"]');
    await expectPage(notice.getByText('turned “review everything” on for this flow')).toBeVisible();
    await expectPage(notice.locator('time')).toBeVisible();
    await expectPage(card.getByText('Reviews everything', { exact: true })).toBeVisible();
    await expectPage(card.getByText('Rung 1 of 2 is suspended for now')).toBeVisible();
    await expectPage(card.getByText('Rung 1 of 2', { exact: true })).toHaveCount(0);
    expect(await seriousFaults(page)).toEqual([]);
    await card.getByRole('link', { name: 'Refund desk' }).click();
    await expectPage(notice).toBeVisible();
    await expectPage(page.getByText('Rung 1 of 2 is suspended for now')).toBeVisible();
    await page.goBack();
    await expectPage(ofFlow).toBeChecked();
    await expectPage(ofFlow).toBeEnabled();
    await ofFlow.press('Space');
    await expectPage(card.getByText('Rung 1 of 2', { exact: true })).toBeVisible();
    await expectPage(notice).toHaveCount(0);
  });

  it('sees what wider rules would have let through, and what changing them does, before applying', async () => {
    const { id } = await checkpoint();
    await page.goto(`/w/demo/checkpoints/${id}/adjust`);
    const beside = page.locator('[data-backtest]');
    await expectPage(beside.getByText('40 judged cases, counted by the gate itself')).toBeVisible();
    await expectPage(beside.getByText('No known error would have slipped through.')).toBeVisible();
    await page.getByLabel('Amount at most').first().fill('240');
    await page.getByLabel('Confidence at least').first().fill('85');
    await expectPage(beside.getByText('damaged: falls from rung 1 to 0')).toBeVisible();
    await expectPage(beside.getByText('Changing Rung begins a new epoch')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('finds the draft again after a reload, applies it and can go back', async () => {
    await page.reload();
    await expectPage(page.getByText('Your draft from before is back.')).toBeVisible();
    await page.getByRole('button', { name: 'Apply as version 2' }).click();
    const dialog = page.getByRole('dialog');
    await expectPage(dialog.getByText('Rung 1 · Amount at most')).toBeVisible();
    await dialog.getByRole('button', { name: 'Apply', exact: true }).click();
    await expectPage(page.getByText('Nothing is changed yet')).toBeVisible();
    expect(await checkpoint()).toMatchObject({ policyVersion: 2, rung: 0 });
    await page.getByText('Version 1 ·').click();
    await page.getByRole('button', { name: 'Go back to this' }).click();
    await expectPage(page.getByRole('button', { name: 'Apply as version 3' })).toBeEnabled();
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await expectPage(page.getByText('Nothing is changed yet')).toBeVisible();
  });

  it('narrows what has been earned, and reads in the history how it came to this', async () => {
    await sendCases(owner, flow, CASES);
    await judgeAll(owner, flow, 240);
    const { id } = await checkpoint();
    await page.goto(`/w/demo/checkpoints/${id}`);
    await page.getByRole('button', { name: 'Ratify' }).click();
    await page.getByRole('button', { name: 'Narrow now' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Narrow now' }).click();
    await expectPage(page.getByText('Narrowed to rung 0')).toBeVisible();
    expect((await checkpoint()).rung).toBe(0);
    await page.getByRole('link', { name: 'History' }).click();
    for (const line of [
      'Narrowed from rung 1 to rung 0 by',
      'ratified rung 1',
      'Policy version 2 came into force',
    ]) {
      await expectPage(page.getByText(line).first()).toBeVisible();
    }
    await page.getByRole('button', { name: 'Compute again from the ledger' }).click();
    await expectPage(page.getByText('Everything agrees')).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('is told in words that an address leads to no checkpoint, with the way back', async () => {
    await page.goto('/w/demo/checkpoints/nope');
    await expectPage(page.getByRole('heading', { name: 'There is no such checkpoint' })).toBeVisible();
    await page.getByRole('link', { name: 'All checkpoints' }).click();
    await expectPage(page.getByRole('heading', { name: 'Checkpoints', level: 1 })).toBeVisible();
  });

  it('reviews everything of the workspace at one switch', async () => {
    await page.goto('/w/demo/checkpoints');
    await page.getByLabel('Review everything, in the whole workspace').first().press('Space');
    await expectPage(
      page.locator('[data-checkpoint="sign"]').getByLabel(/in the whole workspace/),
    ).toBeChecked();
    // The browser tells of the answers that the first test has held back.
    expect(studio.complaints.filter((line) => !line.includes('ERR_FAILED'))).toEqual([]);
  });
});
