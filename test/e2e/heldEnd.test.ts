import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EffectLedger } from '../process/EffectLedger.ts';
import type { RestClient } from '../server/RestClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { drawnFlow, email } from './drawnFlow.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

/** Books at a system that answers only when it is told to. */
const bookingAt = (host: string) =>
  drawnFlow({
    name: 'Slow desk',
    fields: ['item'],
    steps: {
      'trigger start': { title: 'Order', config: { subject: 'Order of {{ input.item }}' } },
      'action book': {
        title: 'Book the goods',
        config: {
          operation: { type: 'http', method: 'POST', url: `http://${host}/book?held`, body: {} },
          ...{ reversible: true, undo: email('Send back'), timeout: '5m' },
        },
      },
      'end booked': { title: 'Booked', config: { outcome: 'booked' } },
    },
    wires: ['start.next book', 'book.done booked'],
  });

let studio: Studio;
let client: RestClient;
let page: Page;
let ledger: EffectLedger;

beforeAll(async () => {
  studio = await Studio.open();
  client = await studio.rest();
  page = await studio.page();
  ledger = await EffectLedger.open();
  await studio.allowHosts(ledger.host);
  await studio.publish(bookingAt(ledger.host));
});
afterAll(async () => {
  await ledger?.[Symbol.asyncDispose]();
  await studio?.[Symbol.asyncDispose]();
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const said = (sentence: string | RegExp) => expectPage(page.getByText(sentence).first()).toBeVisible();

/** Opens a run whose booking is under way, and cancels it there. */
async function cancelUnderWay(item: string): Promise<void> {
  const { id } = await client.start('slow-desk', { item });
  await waitFor(async () => (await ledger.openRequests()) === 1 || undefined);
  await page.goto(`/w/demo/runs/${id}`);
  await button('Cancel run').click();
  await dialog().getByRole('checkbox', { name: 'Take back what was done' }).check();
  await button('Cancel the run').click();
  await said('This run is about to be cancelled');
}

it('shows that a cancelled run waits for the action under way, and then what became of it', async () => {
  await cancelUnderWay('Oak table');
  await said('1 action is still under way. Its answer is waited for, and nothing new is begun.');
  await said('The end waits for 1 action under way');
  await expectPage(button('Cancel run')).toHaveCount(0);
  expect(await seriousFaults(page)).toEqual([]);
  await ledger.answerHeld();
  await said('Taking back 1 action');
  await said('Action taken back');
  await said('The run was cancelled');
  await expectPage(page.locator('[data-ending]')).toHaveCount(0);
});

it('asks a person whether an action was done of which nobody knows, and ends with that answer', async () => {
  await cancelUnderWay('Wool rug');
  await ledger[Symbol.asyncDispose]();
  await said('“Book the goods” needs help');
  await said(
    'Nobody knows whether this happened, and the end of the run waits for it. Look there, then say.',
  );
  await expectPage(button('Try again')).toHaveCount(0);
  expect(await seriousFaults(page)).toEqual([]);
  // The list of all that waits for a person asks the same.
  await page.goto('/w/demo/incidents');
  await expectPage(button('It was done')).toBeVisible();
  await expectPage(button('Try again')).toHaveCount(0);
  await page.getByRole('link', { name: 'Order of Wool rug' }).click();
  // The list has the same button until the run has come in its place.
  await said('This run is about to be cancelled');
  await button('It was done').click();
  await expectPage(dialog()).toContainText('“Book the goods” was done');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'It was done' }).click();
  await said('Action taken back');
  await said('The run was cancelled');
});
