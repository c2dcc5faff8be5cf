import { readFile } from 'node:fs/promises';
import { isClear } from '@countersign/drawing';
import { readForeign } from '@countersign/formats';
import type { FlowDocument } from '@countersign/model';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectPage } from './expectPage.ts';
import { pasteText } from './pasteText.ts';
import { pressCard } from './pressCard.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const node = (name: string, type: string, x: number, parameters: object = {}) => ({
  ...{ name, type: `n8n-nodes-base.${type}`, position: [x, 0], parameters },
});
const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });

const WORKFLOW = {
  name: 'Returned goods',
  nodes: [
    node('Parcel came back', 'webhook', 0),
    node('Ask the clerk', 'slack', 200, { operation: 'sendAndWait', message: 'Is the parcel complete?' }),
    node('File it', 'notion', 400, { resource: 'page' }),
    node('<img src=x onerror=alert(1)>', 'noOp', 600),
  ],
  connections: {
    'Parcel came back': to('Ask the clerk'),
    'Ask the clerk': to('File it'),
    'File it': to('<img src=x onerror=alert(1)>'),
  },
};

const file = (name: string, content: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

const cards = (page: Page) => page.locator('.react-flow__node');
const card = (page: Page, title: string) => cards(page).filter({ hasText: title });

async function downloaded(page: Page, item: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).click(),
  ]);
  return readFile(await download.path());
}

it('imports a workflow of another program with a preview, and gives it out again as BPMN, picture and paper', async () => {
  const page = await studio.page();
  await page.goto('/w/demo/flows');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type="file"]').setInputFiles(file('broken.json', '{"nodes": ['));
  await expectPage(dialog.getByRole('alert')).toContainText('The file has a fault');
  await dialog.locator('input[type="file"]').setInputFiles(file('returns.json', WORKFLOW));
  await expectPage(dialog.getByRole('heading', { name: 'Returned goods' })).toBeVisible();
  await expectPage(dialog.getByText('Placeholders', { exact: true })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create a draft' }).click();

  await expectPage(card(page, 'Ask the clerk')).toBeVisible();
  await expectPage(cards(page)).toHaveCount(6);
  await page
    .getByRole('button', { name: /problem/i })
    .first()
    .click();
  await expectPage(
    page.getByText(/"File it" stands for "n8n-nodes-base.notion" of n8n/).first(),
  ).toBeVisible();

  await pressCard(page.getByRole('group', { name: 'Placeholder: File it' }));
  await expectPage(page.getByRole('heading', { name: 'Placeholder', exact: true })).toBeVisible();
  await page.getByText('The original in n8n').click();
  await expectPage(page.getByText('n8n-nodes-base.notion', { exact: true })).toBeVisible();

  const bpmn = (await downloaded(page, 'BPMN 2.0')).toString('utf8');
  expect(bpmn).toContain('<userTask id="askTheClerk"');
  const picture = (await downloaded(page, 'Picture (SVG)')).toString('utf8');
  expect(picture).toContain('Ask the clerk');
  expect(picture).not.toContain('<img');
  const png = await downloaded(page, 'Picture (PNG)');
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');

  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Description to print' }).click();
  await expectPage(page.getByRole('heading', { name: 'Where a person countersigns' })).toBeVisible();
  await expectPage(page.getByText('The reviewer is asked: Is the parcel complete?')).toBeVisible();
  await expectPage(page.getByRole('img', { name: 'The flow' })).toBeVisible();
  expect(await seriousFaults(page)).toEqual([]);
  expect(studio.complaints).toEqual([]);
});

it('publishes nothing that an import left open, and reads the conditions that it can', async () => {
  const machine = {
    StartAt: 'Large?',
    States: {
      'Large?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.amount', NumericGreaterThan: 100, Next: 'Tell somebody' }],
        Default: 'Done',
      },
      'Tell somebody': {
        ...{ Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Next: 'Done' },
        Parameters: { TopicArn: 'arn:aws:sns:eu:1:alerts', Subject: 'A large order', Message: 'Look at it.' },
      },
      Done: { Type: 'Succeed' },
    },
  };
  const page = await studio.page();
  await page.goto('/w/demo/flows');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type="file"]').setInputFiles(file('alerts.asl.json', machine));
  await dialog.getByRole('button', { name: 'Create a draft' }).click();
  await expectPage(card(page, 'Tell somebody')).toBeVisible();
  await page
    .getByRole('button', { name: /problem/i })
    .first()
    .click();
  const left = page.getByText('"Tell somebody" still says ⟨recipient⟩, which the import left open.').first();
  await expectPage(left).toBeVisible();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const publish = page.getByRole('dialog', { name: 'Publish this flow' });
  await expectPage(publish.locator('[data-blocked]')).toContainText('1 error');
  await expectPage(publish.getByRole('button', { name: 'Publish now' })).toBeDisabled();
  await page.keyboard.press('Escape');

  // The choice needs nobody: its condition was read.
  await pressCard(card(page, 'Large?'));
  await expectPage(page.getByText('amount').first()).toBeVisible();
  await expectPage(page.getByText(/condition.*Large\?/)).toHaveCount(0);
  await pressCard(card(page, 'Tell somebody'));
  const recipient = page.getByLabel('To', { exact: true });
  await recipient.click();
  await expectPage(recipient).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('desk@shop.example');
  await expectPage(page.getByText(/still says/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await expectPage(publish.getByRole('button', { name: 'Publish now' })).toBeEnabled();
});

/** Steps in a narrow square, each far from the one before and two in one place: there is no room for their wires. */
function crowd(side: number): object {
  const names = Array.from({ length: side * side }, (_, index) => `Step ${index + 1}`);
  const steps = names.map((name, index) => {
    const place = (Math.max(0, index - 1) * 29) % names.length;
    return {
      ...node(name, index === 0 ? 'manualTrigger' : 'noOp', 0),
      position: [(place % side) * 130, Math.floor(place / side) * 130],
    };
  });
  const connections = names.slice(1).map((name, index) => [names[index], to(name)]);
  return { name: 'Crowd', nodes: steps, connections: Object.fromEntries(connections) };
}

it('takes a file that is dropped on the canvas in the place of the draft, tidied up where its wires have no room, as one step to undo', async () => {
  const crowded = JSON.stringify(crowd(8));
  const read = readForeign(crowded);
  expect(read.ok && isClear(read.value.document, [])).toBe(false);
  const page = await studio.page();
  await page.goto('/w/demo/flows/customer-refunds');
  await expectPage(cards(page).first()).toBeVisible();
  const before = await cards(page).count();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'crowd.json', { type: 'application/json' }));
    const canvas = document.querySelector('.react-flow__pane');
    canvas?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, crowded);
  await expectPage(
    page.getByRole('dialog').getByRole('button', { name: 'Replace this draft' }),
  ).toBeFocused();
  await page.keyboard.press('Enter');
  await expectPage(page.getByRole('dialog')).toHaveCount(0);
  const taken = JSON.parse((await downloaded(page, 'Flow (JSON)')).toString('utf8')) as FlowDocument;
  expect(taken.name).toBe('Crowd');
  expect(isClear(taken, [])).toBe(true);
  await page.keyboard.press('ControlOrMeta+z');
  await expectPage(cards(page)).toHaveCount(before);

  // The same as text on the clipboard: no note of it, but the import.
  await page.evaluate(pasteText, crowded);
  await expectPage(page.getByRole('dialog').getByText('From the clipboard, n8n')).toBeVisible();
});
