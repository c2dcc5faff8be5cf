import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RestClient } from '../server/RestClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { drawnFlow, email, surely } from './drawnFlow.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

/** After one step a run of this flow may begin nothing by itself any more. */
const THRIFTY = drawnFlow({
  name: 'Catalogue drafts',
  fields: ['topic'],
  settings: { budget: { steps: 1 } },
  steps: {
    'trigger start': { title: 'Topic', config: { subject: 'Draft on {{ input.topic }}' } },
    'transform prepare': { title: 'Prepare', config: { set: [{ name: 'pages', value: '3' }] } },
    'agent draft': { title: 'Draft', config: surely(0.9) },
    'action file': { title: 'File it', config: { operation: email('{{ input.topic }}'), reversible: true } },
    'end filed': { title: 'Filed', config: { outcome: 'filed' } },
  },
  wires: ['start.next prepare', 'prepare.next draft', 'draft.proposed file', 'file.done filed'],
});

const ORDERS = drawnFlow({
  name: 'Order desk',
  fields: ['item'],
  steps: {
    'trigger start': { title: 'Order', config: { subject: 'Order of {{ input.item }}' } },
    'action book': {
      title: 'Book the goods',
      config: { operation: email('Book {{ input.item }}'), reversible: true, undo: email('Send back') },
    },
    'wait delivery': {
      title: 'Delivery',
      config: { until: { type: 'signal', signal: 'delivered' }, timeout: '7d' },
    },
    'end delivered': { title: 'Delivered', config: { outcome: 'delivered' } },
    'end late': { title: 'Late', config: { outcome: 'late' }, at: [3, 1] },
  },
  wires: ['start.next book', 'book.done delivery', 'delivery.next delivered', 'delivery.timedOut late'],
});

/** Large contracts wait for the board, all others for the desk; without a board nobody can go on waiting for it. */
const contracts = (hasBoard: boolean) =>
  drawnFlow({
    name: 'Contract desk',
    fields: ['size'],
    steps: {
      'trigger start': { title: 'Contract', config: { subject: 'A {{ input.size }} contract' } },
      'branch size': {
        title: 'Size',
        config: { cases: [{ port: 'large', title: 'Large', when: 'input.size == "large"' }] },
      },
      'wait desk': { title: 'Desk', config: { until: { type: 'signal', signal: 'signed' }, timeout: '7d' } },
      ...(hasBoard
        ? {
            'wait board': {
              title: 'Board',
              config: { until: { type: 'signal', signal: 'agreed' }, timeout: '7d' },
              at: [2, 1],
            },
          }
        : {}),
      'end signed': { title: 'Signed', config: { outcome: 'signed' } },
      'end late': { title: 'Late', config: { outcome: 'late' }, at: [3, 1] },
    },
    wires: [
      ...(['start.next size', 'size.otherwise desk', 'desk.next signed', 'desk.timedOut late'] as const),
      ...(hasBoard
        ? (['size.large board', 'board.next signed', 'board.timedOut late'] as const)
        : (['size.large desk'] as const)),
    ],
  });

/** Two people approve each payment. */
const PAYMENTS = drawnFlow({
  name: 'Payment desk',
  fields: ['payee'],
  steps: {
    'trigger start': { title: 'Payment', config: { subject: 'Payment to {{ input.payee }}' } },
    'agent propose': {
      title: 'Propose',
      config: {
        provider: {
          type: 'rules',
          rules: [
            {
              ...{ when: 'true', decision: 'pay', confidence: 0.9, summary: 'The invoice is in order.' },
              payload: { amount: 40 },
            },
          ],
        },
        payload: { type: 'object', properties: { amount: { type: 'number', title: 'Amount' } } },
      },
    },
    'gate check': {
      title: 'Check',
      config: { question: 'Pay this?', approvals: 2, dueAfter: '2d', remindAfter: '1d', expiresAfter: '9d' },
    },
    'end paid': { title: 'Paid', config: { outcome: 'paid' } },
    'end refused': { title: 'Refused', config: { outcome: 'refused' }, at: [4, 1] },
    'end late': { title: 'Late', config: { outcome: 'late' }, at: [4, 2] },
  },
  wires: [
    ...(['start.next propose', 'propose.proposed check', 'check.approved paid'] as const),
    ...(['check.rejected refused', 'check.expired late'] as const),
  ],
});

let studio: Studio;
let client: RestClient;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open();
  client = await studio.rest();
  page = await studio.page();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

/** Starts a run, waits until it stands still, and opens it. */
async function openRun(flow: string, input: unknown): Promise<string> {
  const { id } = await client.start(flow, input);
  await waitFor(async () => (await client.run(id)).status !== 'running' || undefined);
  await page.goto(`/w/demo/runs/${id}`);
  return id;
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const said = (sentence: string | RegExp) => expectPage(page.getByText(sentence).first()).toBeVisible();

describe('a run that needs help', () => {
  beforeAll(() => studio.publish(THRIFTY));

  it('is retried and then goes on with a value that a person writes down', async () => {
    await openRun('catalogue-drafts', { topic: 'Spring' });
    await said('“Draft” needs help');
    expect(await seriousFaults(page)).toEqual([]);
    await button('Try again').click();
    await said('“File it” needs help');
    await button('Go on with a value').click();
    expect(await seriousFaults(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Go on with a value' }).click();
    await said('The run ended');
    await said(/let it try again/);
    await said(/went on with a value/);
  });

  it('fails when a person lets its step fail', async () => {
    await openRun('catalogue-drafts', { topic: 'Autumn' });
    await button('Let it fail').click();
    await dialog().getByRole('button', { name: 'Let it fail' }).click();
    await said('The run failed');
    await expectPage(page.locator('[data-incident]')).toHaveCount(0);
  });
});

describe('a run that waits for a signal', () => {
  beforeAll(() => studio.publish(ORDERS));

  it('says so, and takes back what it did when it is cancelled with undo', async () => {
    await openRun('order-desk', { item: 'Oak table' });
    await said('Waits for the signal “delivered”.');
    expect(await seriousFaults(page)).toEqual([]);
    await button('Cancel run').click();
    await dialog().getByRole('checkbox', { name: 'Take back what was done' }).check();
    await button('Cancel the run').click();
    await said('Taking back 1 action');
    await said('Action taken back');
    await said('The run was cancelled');
  });

  it('ends by the signal that a person sends', async () => {
    await openRun('order-desk', { item: 'Wool rug' });
    await button('Send the signal').click();
    await dialog().getByRole('button', { name: 'Send the signal' }).click();
    await said('The signal it waited for came');
    await said('The run ended');
  });
});

it('sends a file of cases and shows the row that started no run', async () => {
  await page.goto('/w/demo/triggers');
  await button('Send a file').click();
  await dialog().getByRole('combobox', { name: 'Flow' }).click();
  await page.getByRole('option', { name: 'Order desk' }).click();
  const rows = ['{"input":{"item":"Lamp"}}', '{"input":{"thing":"Chair"}}'].join('\n');
  const file = { name: 'orders.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(rows) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await dialog().getByRole('button', { name: 'Start the cases' }).click();
  await page.locator('[data-file]').first().getByRole('button', { expanded: false }).click();
  await expectPage(page.getByRole('cell', { name: '2', exact: true })).toBeVisible();
  await said('"item" is missing.');
  expect(await seriousFaults(page)).toEqual([]);
  await expectPage(page.locator('[data-file]').first()).toContainText('Order desk');
  await page.getByRole('link', { name: 'Show its runs' }).click();
  await said('Started by the file orders.jsonl');
  await expectPage(page.locator('tbody tr')).toHaveCount(1);
  expect(await seriousFaults(page)).toEqual([]);
});

it('has a file reviewed without a flow, and hands the answers back', async () => {
  await page.goto('/w/demo/triggers');
  await button('Have a file reviewed').click();
  const csv = 'Ticket,Suggested reply,Score\nT-1,It ships today.,87 %\nT-2,We are sorry.,40 %\n';
  const file = { name: 'replies.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await dialog().locator('input[type="file"]').setInputFiles(file);
  const column = (name: string) => dialog().getByRole('combobox', { name });
  await expectPage(column('Recommendation')).toHaveValue('Suggested reply');
  await expectPage(column('Title')).toHaveValue('Ticket');
  await expectPage(column('Confidence')).toHaveValue('Score');
  expect(await seriousFaults(page)).toEqual([]);
  await button('Put into the inbox').click();
  const card = page.locator('[data-file]').first();
  await expectPage(card).toContainText('2 of 2 cases started');
  await waitFor(async () => {
    const { items } = await client.openReviews();
    return items.filter(({ flow }) => flow === 'replies').length === 2 || undefined;
  });
  await card.getByRole('link', { name: 'Show in the inbox' }).click();
  await expectPage(page.locator('[data-review]')).toHaveCount(2);
  await expectPage(page.locator('[data-review]').first()).toContainText('T-');
  await page.goBack();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: 'Answers as CSV' }).click(),
  ]);
  const answers = await readFile(await download.path(), 'utf8');
  expect(answers.split('\r\n').slice(0, 2)).toEqual([
    '\uFEFFTicket,Suggested reply,Score,row,status,verdict,answer,changes,reason,message,reviewer,decided_at',
    'T-1,It ships today.,87 %,1,waiting,,,,,,,',
  ]);
});

it('tells in the inbox how many must approve and when it reminds, and in the timeline what was decided', async () => {
  await studio.publish(PAYMENTS);
  const { id } = await client.start('payment-desk', { payee: 'Alder & Finch' });
  await waitFor(async () => (await client.run(id)).status === 'waiting' || undefined);
  await page.goto('/w/demo/inbox?flow=payment-desk');
  const row = page.locator('[data-review]').first();
  await expectPage(row).toContainText('0 of 2 approvals');
  await expectPage(row).toContainText('Due in 2 days');
  await said('Next reminder');
  await expectPage(page.getByRole('button', { name: /^Edit/ })).toBeEnabled();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Amount' }).fill('35');
  await button('Approve with changes').click();
  await expectPage(row).toContainText('1 of 2 approvals');
  await said('Waits for a second person');
  await page.goto(`/w/demo/runs/${id}`);
  await said(/Approved with changes by/);
  await said('Amount: 35 instead of 40');
  expect(await seriousFaults(page)).toEqual([]);
});

it('moves the waiting runs that can go on, names the one that cannot, and goes back to an older version', async () => {
  const flow = await studio.publish(contracts(true));
  const small = await client.start(flow, { size: 'small' });
  const large = await client.start(flow, { size: 'large' });
  await waitFor(async () => !(await client.hasRuns(flow, 'running')) || undefined);
  await studio.publish(contracts(false), flow);
  await page.goto(`/w/demo/flows/${flow}`);
  await button('Publish').click();
  await expectPage(dialog().getByText('2 runs are on version 1.')).toBeVisible();
  await page.keyboard.press('Escape');
  await button('Versions').click();
  await button('Move the runs of version 1').click();
  await expectPage(dialog().getByText('1 run can be moved.')).toBeVisible();
  await expectPage(page.locator('[data-stays]')).toHaveCount(1);
  await expectPage(page.locator(`[data-stays="${large.id}"]`)).toContainText('A large contract');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Move 1 run' }).click();
  await waitFor(async () => (await client.run(small.id)).version === 2 || undefined);
  expect((await client.run(large.id)).version).toBe(1);
  await button('Make version 1 live again').click();
  await button('Make live').click();
  await said('It is live as version 3.');
  await page.goto(`/w/demo/runs/${small.id}`);
  await said(/moved the run from version 1 to version 2/);
});

it('has no complaint of the browser', () => {
  expect(studio.complaints).toEqual([]);
});
