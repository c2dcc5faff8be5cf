import type { Locator, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawnFlow, email } from './drawnFlow.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

const FLOW = {
  ...(drawnFlow({
    name: 'Orders by post',
    steps: {
      'trigger request': { title: 'Request', config: { subject: 'Order {{ input.order }}' } },
      'branch split': {
        title: 'Large?',
        config: { cases: [{ port: 'large', title: 'Large', when: 'input.amount > 500' }] },
      },
      'action tell': {
        title: 'Tell the buyer',
        config: { operation: { ...email('Order {{ input.order }}'), body: 'Dear {{ input.buyer }},' } },
      },
      'end done': { title: 'Done' },
      'end small': { title: 'Small', at: [2, 1] },
    },
    wires: [
      'request.next split',
      'split.large tell',
      'split.otherwise small',
      'tell.done done',
      'tell.failed small',
    ],
  }) as object),
  input: {
    type: 'object',
    additionalProperties: false,
    required: ['order', 'amount', 'way'],
    properties: {
      order: { type: 'string', title: 'Order', examples: ['HV-20417'] },
      buyer: { type: 'string', title: 'Buyer', examples: ['Ada'] },
      amount: { type: 'number', title: 'Amount', examples: [600] },
      way: { type: 'string', title: 'Way', enum: ['post', 'courier'] },
    },
  },
};

let studio: Studio;
let page: Page;
beforeAll(async () => {
  studio = await Studio.open();
  const slug = await studio.publish(FLOW);
  const rest = await studio.rest();
  await rest.start(slug, { order: 'HV-1', buyer: '<b>Grace</b>', amount: 642, way: 'post' });
  page = await studio.page({ viewport: { width: 1440, height: 900 } });
  await page.goto(`/w/demo/flows/${slug}`);
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const settings = (): Locator => page.getByRole('complementary', { name: 'Settings of the selection' });
const open = (kind: string, title: string) => page.getByRole('group', { name: `${kind}: ${title}` }).click();
/** The editor, not the plain field before it, which completes nothing. */
const when = () => settings().getByRole('textbox', { name: 'When' }).and(page.locator('[contenteditable]'));
const result = () => settings().getByRole('status', { name: 'Result' });
const options = () => page.getByRole('listbox', { name: 'Completions' }).getByRole('option');

/** Writes a text in the place of what an editor holds. */
async function write(field: Locator, text: string): Promise<void> {
  await field.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(text);
}

it('shows a condition as rules, and its text when it is asked for', async () => {
  await open('Branch', 'Large?');
  const rules = settings().getByRole('group', { name: 'When' });
  await expectPage(rules.getByRole('combobox', { name: 'Value' })).toHaveValue('Amount (input.amount)');
  await rules.getByRole('textbox', { name: 'Compared with' }).fill('700');
  await rules.getByRole('button', { name: 'Add a condition' }).click();
  await rules.getByRole('combobox', { name: 'Value' }).nth(1).click();
  await page.getByRole('option', { name: 'Way (input.way)' }).click();
  await settings().getByRole('button', { name: 'Edit When as text' }).click();
  await expectPage(when()).toHaveText('input.amount > 700 && input.way == "post"');
});

it('completes names and choices by keyboard, and lets Tab leave the field', async () => {
  await write(when(), 'input.am');
  await expectPage(options().first()).toHaveText(/^amount/);
  await page.keyboard.press('Enter');
  await expectPage(when()).toHaveText('input.amount');
  await page.keyboard.type(' > 5 && input.way == ');
  await expectPage(options().first()).toHaveText('"post"');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectPage(when()).toHaveText('input.amount > 5 && input.way == "courier"');
  await page.keyboard.type(' && siz');
  await expectPage(options().first()).toHaveText(/^size/);
  await page.keyboard.press('Escape');
  await expectPage(options()).toHaveCount(0);
  await expectPage(when()).toBeFocused();
  await page.keyboard.press('Tab');
  await expectPage(when()).not.toBeFocused();
});

it('says what is wrong while it is typed, and mends it', async () => {
  await write(when(), 'input.amuont > 5');
  await expectPage(
    settings()
      .locator('[id$="-findings"]')
      .getByText('"input" has no field "amuont". Did you mean "amount"?'),
  ).toBeVisible();
  await expectPage(when()).toHaveAttribute('aria-invalid', 'true');
  await settings().getByRole('button', { name: 'Write amount', exact: true }).click();
  await expectPage(when()).toHaveText('input.amount > 5');
  await write(when(), 'amount > 5');
  await settings().getByRole('button', { name: 'Write input.amount' }).click();
  await expectPage(when()).toHaveText('input.amount > 5');
  await expectPage(when()).toHaveAttribute('aria-invalid', 'false');
});

it('shows what it gives, for an example and for a case that was', async () => {
  await when().click();
  await expectPage(result()).toHaveText('true');
  await settings().getByRole('combobox', { name: 'Case of the preview' }).click();
  await page.getByRole('option', { name: /Order HV-1/ }).click();
  await write(when(), 'input.amount > 620');
  await expectPage(result()).toHaveText('true');
  await write(when(), 'input.amount > 650');
  await expectPage(result()).toHaveText('false');
});

it('writes texts with chips, and shows what a run would send', async () => {
  await open('Action', 'Tell the buyer');
  const body = settings().getByRole('textbox', { name: 'Text', exact: true });
  await expectPage(body.locator('.cs-chip')).toHaveText('input.buyer');
  await body.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' for ');
  await settings().getByRole('button', { name: 'Insert a variable into Text' }).click();
  await page
    .getByRole('dialog', { name: /^Insert a variable/ })
    .getByRole('textbox')
    .fill('amount');
  await page.getByRole('button', { name: /^input\.amount/ }).click();
  await expectPage(body).toHaveText('Dear input.buyer, for input.amount');
  await expectPage(result()).toHaveText('Dear Ada, for 600');
  await settings().getByRole('combobox', { name: 'Case of the preview' }).click();
  await page.getByRole('option', { name: /Order HV-1/ }).click();
  // What a customer wrote is shown, never drawn.
  await expectPage(result()).toHaveText('Dear <b>Grace</b>, for 642');
  await expectPage(result().locator('b')).toHaveCount(0);
});

it('says why a step cannot be named, and nothing complains', async () => {
  await open('Branch', 'Large?');
  await settings().getByRole('button', { name: 'Insert a variable into When' }).click();
  const variables = page.getByRole('dialog', { name: /^Insert a variable/ });
  await expectPage(variables.getByText('comes after this step')).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await seriousFaults(page)).toEqual([]);
  expect(studio.complaints).toEqual([]);
});

it('lets whoever writes before the editor has come go on in it, at the same place', async () => {
  const early = await studio.page();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await early.route(/\/assets\/CodeEditor-/, async (route) => {
    await held;
    await route.continue();
  });
  await early.goto(page.url());
  await early.getByRole('group', { name: 'Branch: Large?' }).click();
  const inspector = early.getByRole('complementary', { name: 'Settings of the selection' });
  await inspector.getByRole('button', { name: 'Edit When as text' }).click();
  const plain = inspector.locator('textarea[aria-label="When"]');
  await plain.fill('input.amnt > 5');
  await plain.press('Home');
  for (let step = 0; step < 'input.am'.length; step += 1) await plain.press('ArrowRight');
  release();
  const editor = inspector.getByRole('textbox', { name: 'When' }).and(early.locator('[contenteditable]'));
  await expectPage(editor).toBeFocused();
  await early.keyboard.type('ou');
  await expectPage(editor).toHaveText('input.amount > 5');
  await early.context().close();
});
