import type { Page } from '@playwright/test';
import { afterAll, beforeAll, it } from 'vitest';
import { expectPage } from './expectPage.ts';
import { Studio, signInByLink } from './Studio.ts';

const SAMPLES = ['Customer refunds', 'Procurement', 'Content publishing', 'Support triage'];

let studio: Studio;
let page: Page;
beforeAll(async () => {
  studio = await Studio.openFirst();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

it('signs in once by the link, only after a click, and lists the sample flows', async () => {
  const link = await studio.server.signInLink();
  const preview = await studio.strangersPage();
  await preview.goto(link);
  await expectPage(preview.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await preview.goto('/w/demo/flows');
  await expectPage(preview.getByLabel('Password').first()).toBeVisible();

  page = await studio.strangersPage();
  await signInByLink(page, link);
  for (const name of SAMPLES) await expectPage(page.getByRole('link', { name, exact: true })).toBeVisible();

  const late = await studio.strangersPage();
  await late.goto(link);
  await late.getByRole('button', { name: 'Sign in' }).click();
  await expectPage(late.getByText(/link was used/).first()).toBeVisible();
});

it('shows a sample flow on its canvas', async () => {
  await page.goto('/w/demo/flows');
  await page.getByRole('link', { name: 'Customer refunds', exact: true }).click();
  await expectPage(page.getByText('Complaint desk').first()).toBeVisible();
  await expectPage(page.getByText('Anything unusual?').first()).toBeVisible();
});
