import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type EarningCase, earningFlow, judgeAll, sendCases } from './earningFlow.ts';
import { expectPage } from './expectPage.ts';
import { pressCard } from './pressCard.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

const Checkpoints = z.object({ items: z.array(z.object({ id: z.string(), flow: z.string() })) });

/** More than a diagram needs; refunds above the limit are judged wrong, which are the last 12. */
const CASES: readonly EarningCase[] = Array.from({ length: 112 }, (_, index) => ({
  sureness: (['sure', 'fair', 'doubtful'] as const)[index % 3] ?? 'sure',
  amount: index < 100 ? 20 + index : 400,
  kind: 'damaged',
}));
const LIMIT = 300;

let studio: Studio;
let page: Page;
let flow: string;
let checkpoint: string;

beforeAll(async () => {
  studio = await Studio.open();
  flow = await studio.publish(earningFlow('Refunds of home goods'));
  const client = await studio.rest();
  await sendCases(client, flow, CASES);
  await judgeAll(client, flow, LIMIT);
  const owner = await studio.owner();
  const { items } = await owner.call(Checkpoints, 'GET', '/checkpoints');
  checkpoint = items.find((item) => item.flow === flow)?.id ?? '';
  page = await studio.page();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

describe('the map', () => {
  it('measures frequency and cost, and says what to do', async () => {
    await page.goto('/w/demo/insights');
    const point = page.getByRole('button', { name: /Refund desk: 112 cases a week, 400 an error/ });
    await point.focus();
    await page.keyboard.press('Enter');
    const details = page.getByRole('region', { name: 'Refund desk' });
    await expectPage(details.getByText('mean amount of 12 wrong cases')).toBeVisible();
    await expectPage(details.getByText('Earn it slowly')).toBeVisible();
    await expectPage(details.getByText('begin on rung 0')).toBeVisible();
  });

  it('lets an owner say the cost, which moves the point', async () => {
    const details = page.getByRole('region', { name: 'Refund desk' });
    await details.getByLabel('Cost of one wrong decision').fill('40');
    await details.getByRole('button', { name: 'Save' }).click();
    await expectPage(details.getByText('said by an owner')).toBeVisible();
    await expectPage(details.getByText('may begin on rung 1')).toBeVisible();
    await page.getByRole('button', { name: /^As a table: Where to begin/ }).click();
    await expectPage(page.getByRole('row', { name: /Refund desk 112 40 Earn it fast Rung 1/ })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });
});

describe('a gate that is being drawn', () => {
  it('takes over the starting rung that the map suggests', async () => {
    await page.goto(`/w/demo/flows/${flow}`);
    await pressCard(page.locator('.react-flow__node', { hasText: 'Refund desk' }));
    const starting = page.locator('details', { has: page.getByLabel('Starting rung') });
    await starting.locator('summary').first().click();
    await page.getByRole('button', { name: 'What would the map suggest?' }).click();
    await page.getByLabel('Expected cases a week').fill('200');
    await page.getByLabel('Expected cost of an error').fill('15');
    await page.getByRole('button', { name: 'Use rung 1' }).click();
    await expectPage(page.getByLabel('Starting rung')).toHaveValue('1');
  });
});

describe('the calibration', () => {
  it('compares what was claimed with what came true, with the table behind it', async () => {
    await page.goto(`/w/demo/insights/calibration?checkpoint=${checkpoint}`);
    await expectPage(
      page.getByText(/is right in 89\s?% of its cases .* from 112 judged cases/),
    ).toBeVisible();
    await page.getByRole('button', { name: /^As a table: Claimed and come true/ }).click();
    const table = page.getByRole('region', { name: 'Claimed and come true' });
    await expectPage(table.getByRole('row')).toHaveCount(4);
    await expectPage(page.getByText(/each judged case counts as 1\/π/)).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('says how much is missing where too little was judged', async () => {
    await page.getByLabel('Checkpoint', { exact: true }).selectOption({ index: 0 });
    await expectPage(page.getByText(/\d+ of 100 judged cases/).first()).toBeVisible();
  });
});

describe('the report', () => {
  it('says in words and figures what happened', async () => {
    await page.goto('/w/demo/insights/report');
    const sheet = page.getByRole('article');
    await expectPage(sheet.getByText(/cases were decided/)).toBeVisible();
    await expectPage(sheet.getByRole('row', { name: /Refund desk.*112 –/ }).last()).toBeVisible();
    await expectPage(sheet.getByRole('row', { name: /Rejected/ })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('prints without the navigation, on more than one page of A4', async () => {
    await page.emulateMedia({ media: 'print' });
    await expectPage(page.getByRole('navigation')).toHaveCount(0);
    await expectPage(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][^ ]* 84[12]/);
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThan(1);
    await page.emulateMedia({ media: null });
    expect(studio.complaints).toEqual([]);
  });
});
