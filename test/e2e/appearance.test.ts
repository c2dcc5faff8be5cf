import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readSample } from '../examples/readSample.ts';
import { waitFor } from '../server/waitFor.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
const LOOKS = [
  { look: 'light', options: { colorScheme: 'light' } },
  { look: 'dark', options: { colorScheme: 'dark' } },
  { look: 'phone', options: PHONE },
] as const;

const Checkpoints = z.object({ items: z.array(z.object({ id: z.string(), key: z.string() })) });

let studio: Studio;
let runId: string;
let checkpointId: string;

beforeAll(async () => {
  studio = await Studio.open();
  const client = await studio.rest();
  const [refund] = readSample('customer-refunds').cases;
  ({ id: runId } = await client.start('customer-refunds', refund?.input));
  await waitFor(async () => (await client.openReviews()).items.length > 0 || undefined);
  const { items } = await (await studio.owner()).call(Checkpoints, 'GET', '/checkpoints');
  checkpointId = items.find(({ key }) => key === 'refundGate')?.id ?? '';
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const PAGES = [
  ['flows', 'Customer refunds'],
  ['flows/customer-refunds', 'Anything unusual?'],
  ['runs', 'HV-20417'],
  ['runs/$run', 'HV-20417'],
  ['inbox', 'The agent recommends'],
  ['checkpoints', 'Refund gate'],
  ['checkpoints/$checkpoint', 'arrived_damaged'],
  ['checkpoints/$checkpoint/adjust', 'Start from a preset'],
  ['checkpoints/$checkpoint/history', 'Policy version 1 came into force'],
  ['learning', 'support-triage'],
  ['mailbox', 'LK-70210'],
  ['settings/members', 'Members'],
  ['settings/notices', 'Nobody is told yet'],
] as const;

describe.each(LOOKS)('in its $look look', ({ look, options }) => {
  let page: Page;
  beforeAll(async () => {
    page = await studio.page(options);
  });
  afterAll(() => page.context().close());

  it.each(PAGES)('the page %s has no serious accessibility fault and fits', async (path, sign) => {
    await page.goto(`/w/demo/${path.replace('$run', runId).replace('$checkpoint', checkpointId)}`);
    if (look === 'phone' && path === 'inbox') await page.getByText('HV-20417').first().click();
    await expectPage(page.getByText(sign).first()).toBeVisible();
    await expectPage(page.locator('[aria-busy]')).toHaveCount(0);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await overhang(page)).toBeLessThanOrEqual(1);
  });
});

it('signs in, out and nothing complains', async () => {
  const page = await studio.strangersPage();
  await page.goto('/sign-in');
  await expectPage(page.getByLabel('Password')).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  expect(studio.complaints.filter((line) => !line.includes('401'))).toEqual([]);
});

/** By how many pixels the page is wider than its window. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
