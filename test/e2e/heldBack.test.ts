import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RestClient } from '../server/RestClient.ts';
import { earningFlow, judgeAll, sendCases } from './earningFlow.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';

const Checkpoints = z.object({ items: z.array(z.object({ id: z.string(), flow: z.string() })) });
const SURE = { sureness: 'sure', amount: 40, kind: 'damaged' } as const;
const ENGLISH = 'tests everything that passes by a row of cases, which cannot show it';
const GERMAN = 'prüfen alles, was durchginge, mit einer Folge von Fällen';

let studio: Studio;
let owner: RestClient;
let page: Page;
let flow: string;
let checkpoint: string;

beforeAll(async () => {
  studio = await Studio.open();
  flow = await studio.publish(givenRung());
  owner = await studio.owner();
  const { items } = await owner.call(Checkpoints, 'GET', '/checkpoints');
  checkpoint = items.find((each) => each.flow === flow)?.id ?? '';
  page = await studio.page();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

/** Its agent begins on the first rung, so that sure cases pass at once. */
function givenRung(): object {
  const document = earningFlow('Refunds of lamps');
  for (const { config } of document.nodes)
    if ('policy' in config) Object.assign(config.policy ?? {}, { startRung: 1 });
  return document;
}

/** Needs no owner to widen. */
function automatic(): object {
  const document = earningFlow('Refunds of rugs');
  for (const { config } of document.nodes)
    if ('policy' in config) Object.assign(config.policy ?? {}, { widening: 'automatic' });
  return document;
}

/** No release takes such a policy any more, but one that is in force stays so. */
async function testByRow(): Promise<void> {
  const part = JSON.stringify({ target: 'cumulative', rule: { type: 'escalating' } });
  const sql = studio.database?.sql;
  if (sql === undefined) throw new Error('The studio has no database of its own');
  await sql`update checkpoints set policy = (policy::jsonb || ${part}::text::jsonb)::json where id = ${checkpoint}`;
  await sql`update checkpoint_policies set policy = (policy::jsonb || ${part}::text::jsonb)::json
    where checkpoint_id = ${checkpoint}`;
}

const waiting = async () => (await owner.openReviews()).items.filter((review) => review.flow === flow);

describe('a policy of an earlier release that nothing can bear out', () => {
  it('sends to a person what its rung would let pass, and tells the reviewer why', async () => {
    await testByRow();
    await sendCases(owner, flow, [SURE]);
    const held = (await waiting()).filter(({ kind }) => kind === 'gate');
    expect(held).toHaveLength(1);
    await page.goto(`/w/demo/inbox?flow=${flow}&review=${held[0]?.id}`);
    await expectPage(page.getByText(ENGLISH)).toBeVisible();
    const german = await studio.page({ locale: 'de-DE' });
    await german.goto(`/w/demo/inbox?flow=${flow}&review=${held[0]?.id}`);
    await expectPage(german.getByText(GERMAN)).toBeVisible();
    await german.goto(`/w/demo/checkpoints/${checkpoint}`);
    await expectPage(german.getByText('Unter diesen Regeln geht jeder Fall an einen Menschen')).toBeVisible();
    await german.context().close();
  });

  it('tells the owner what to change, and lets cases pass again once that is done', async () => {
    await page.goto('/w/demo/checkpoints');
    const card = page.locator('article', { hasText: 'Refund desk' }).filter({ hasText: 'under this policy' });
    await expectPage(card).toHaveCount(1);
    await card.getByRole('link', { name: 'Change the policy' }).click();
    await expectPage(page.getByText('Every case goes to a person under this policy')).toBeVisible();
    const kept = page.getByRole('alert').filter({ hasText: 'wrong in the policy in force already' });
    await expectPage(kept.getByText('A row counts each review alike')).toBeVisible();
    // What keeps a draft from being applied stands apart from it.
    const blocking = page.getByText('One thing has to change before this can be applied');
    await expectPage(blocking).toHaveCount(0);
    await page.getByLabel('Tolerance').fill('0');
    await expectPage(blocking).toBeVisible();
    await expectPage(kept).toBeVisible();
    await page.getByRole('button', { name: 'Discard' }).click();
    await expectPage(blocking).toHaveCount(0);
    await expectPage(kept).toBeVisible();
    await page.getByRole('combobox', { name: 'What is tested' }).click();
    await page.getByRole('option', { name: 'The cases a rung adds' }).click();
    await page
      .getByRole('button', { name: /^Apply/ })
      .first()
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Apply/ })
      .click();
    await page.getByRole('link', { name: 'Standing' }).click();
    await expectPage(page.getByText('Every case goes to a person under this policy')).toHaveCount(0);
    const before = (await waiting()).filter(({ kind }) => kind === 'gate').length;
    await sendCases(owner, flow, [SURE]);
    expect((await waiting()).filter(({ kind }) => kind === 'gate')).toHaveLength(before);
    expect(studio.complaints).toEqual([]);
  });
});

describe('a checkpoint that widens by itself', () => {
  it('waits while everything is reviewed and says so, and goes on with the next case after that', async () => {
    const waits = 'It widens by itself with the next case once that ends.';
    const patient = await studio.publish(automatic());
    const { items } = await owner.call(Checkpoints, 'GET', '/checkpoints');
    const id = items.find((each) => each.flow === patient)?.id ?? '';
    await page.goto(`/w/demo/checkpoints/${id}`);
    const everything = page.getByLabel('Review everything here');
    await everything.press('Space');
    await expectPage(everything).toBeChecked();
    await sendCases(owner, patient, Array(20).fill(SURE));
    await judgeAll(owner, patient, 1_000);
    await expectPage(page.getByText(waits).first()).toBeVisible();
    const german = await studio.page({ locale: 'de-DE' });
    await german.goto(`/w/demo/checkpoints/${id}`);
    await expectPage(german.getByText('doch zurzeit wird alles geprüft').first()).toBeVisible();
    await german.context().close();
    await everything.press('Space');
    await expectPage(everything).not.toBeChecked();
    await expectPage(page.getByText(waits)).toHaveCount(0);
    await sendCases(owner, patient, [SURE]);
    await expectPage(page.getByText('Rung 1 of 2').first()).toBeVisible();
    expect(studio.complaints).toEqual([]);
  });
});
