import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';

let studio: Studio;
let page: Page;
beforeAll(async () => {
  studio = await Studio.open();
  page = await studio.page({ viewport: { width: 1440, height: 900 } });
}, 150_000);
afterAll(() => studio?.[Symbol.asyncDispose]());

const settings = (): Locator => page.getByRole('complementary', { name: 'Settings of the selection' });

it('looks', async () => {
  await page.goto('/w/demo/flows/customer-refunds');
  await page.getByText('Anything unusual?').first().click();
  await expectPage(settings()).toBeVisible();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/shots/1.png' });
  await page.locator('.react-flow__node[data-id="assess"]').click();
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/shots/2.png' });
  await settings().getByRole('button', { name: /Edit When as text/ }).nth(1).click();
  const when = settings().getByRole('textbox', { name: 'When' }).nth(1);
  await when.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('input.rea');
  await page.waitForTimeout(800);
  await page.screenshot({ path: '/tmp/shots/3.png' });
  await page.keyboard.press('Enter');
  await page.keyboard.type(' == "ltae" && input.ordersPlacd > 3');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/shots/4.png' });
}, 60_000);
