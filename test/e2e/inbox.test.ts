import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSample } from '../examples/readSample.ts';
import type { RestClient } from '../server/RestClient.ts';
import { waitFor } from '../server/waitFor.ts';
import { expectPage } from './expectPage.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

const FLOW = 'customer-refunds';

let studio: Studio;
let client: RestClient;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open();
  client = await studio.rest();
  await waitFor(async () => !(await client.hasRuns(FLOW, 'running')) || undefined);
  page = await studio.page();
  await page.goto('/w/demo/inbox?flow=customer-refunds');
});
afterAll(() => studio?.[Symbol.asyncDispose]());

/** The open reviews of the flow, oldest first, as the inbox shows them. */
async function openRefunds() {
  const { items } = await client.openReviews();
  return items.filter(({ flow }) => flow === FLOW);
}

const isOpen = async (id: string) => (await openRefunds()).some((review) => review.id === id);
const rows = () => page.getByRole('list', { name: 'Reviews' }).getByRole('listitem');
const row = (id: string) => page.locator(`[data-review="${id}"]`);

/**
 * The case on the desk, once it can be answered: the list moves on before the case has come. An answer may call for another
 * review, a sample: it is the case that goes, not a number.
 */
async function onDesk(): Promise<string> {
  const id = await page.locator('[data-review][data-current]').getAttribute('data-review');
  if (id === null) throw new Error('Nothing is on the desk');
  await expectPage(page.locator(`[data-review-page="${id}"]`)).toBeVisible();
  await expectPage(page.locator('[data-verdict]').first()).toBeEnabled();
  return id;
}

async function expectAnswered(id: string) {
  await expectPage(row(id)).toHaveCount(0);
  await waitFor(async () => !(await isOpen(id)) || undefined);
}

describe('the inbox by keyboard', () => {
  it('shows what is asked, recommended and why, without scrolling', async () => {
    const waiting = (await openRefunds()).length;
    expect(waiting).toBeGreaterThan(5);
    await expectPage(rows()).toHaveCount(waiting);
    for (const text of ['The agent recommends', 'Why this came to you', 'What happens after your answer']) {
      await expectPage(page.getByText(text).first()).toBeInViewport();
    }
    await expectPage(page.getByText('HV-20417').first()).toBeVisible();
  });

  it('moves with j and k and lists its keys with ?', async () => {
    const before = await page.getByRole('heading', { level: 2 }).first().textContent();
    await page.keyboard.press('j');
    await expectPage(page.getByRole('heading', { level: 2 }).first()).not.toHaveText(before ?? '');
    await page.keyboard.press('k');
    await expectPage(page.getByRole('heading', { level: 2 }).first()).toHaveText(before ?? '');
    await page.keyboard.press('?');
    await expectPage(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expectPage(page.getByRole('dialog')).toHaveCount(0);
  });

  it('shows similar past cases with their outcomes, what is unusual, and opens a past case', async () => {
    const id = await onDesk();
    const similar = page.getByRole('region', { name: 'Similar past cases' });
    await expectPage(similar.getByRole('listitem').first()).toContainText(/% alike/);
    await expectPage(similar.getByRole('listitem').first()).toContainText(/Approved|Rejected/);
    await expectPage(page.getByRole('region', { name: 'What is unusual' })).toContainText(
      /earlier case|answered/,
    );
    await similar.getByRole('link').first().click();
    await expectPage(page).not.toHaveURL(new RegExp(id));
    await expectPage(
      page.getByRole('status').filter({ hasText: /decided|approved|rejected/i }),
    ).toBeVisible();
    await page.goBack();
    await expectPage(row(id)).toHaveAttribute('data-current', /.*/);
  });

  it('approves with a and goes to the next case', async () => {
    const id = await onDesk();
    await page.keyboard.press('a');
    await expectAnswered(id);
    await expectPage(page.locator('[data-review][data-current]')).toHaveCount(1);
    expect(await onDesk()).not.toBe(id);
  });

  it('rejects with r, a reason, a message and the right answer', async () => {
    const id = await onDesk();
    await page.keyboard.press('r');
    await page.getByText('Suspected misuse').click();
    await page.getByLabel('Message', { exact: true }).fill('Please call first.');
    await page.getByLabel('Say what would have been right').check();
    await page.getByLabel('Sentence to the customer').fill('We call you first.');
    await page.getByRole('button', { name: 'Reject', exact: true }).last().click();
    await expectAnswered(id);
    const review = await client.review(id);
    expect(JSON.stringify(review.verdict?.edited)).toContain('We call you first.');
  });

  it('edits with e and runs what was edited', async () => {
    const id = await onDesk();
    const current = (await openRefunds()).find((review) => review.id === id);
    await page.keyboard.press('e');
    await page.getByLabel('Sentence to the customer').fill('Edited by keyboard.');
    // What was written outlives the page.
    await page.reload();
    await expectPage(page.locator('[data-draft="edit"]')).toContainText('You have begun an answer');
    expect(await onDesk()).toBe(id);
    await page.keyboard.press('e');
    await expectPage(page.getByLabel('Sentence to the customer')).toHaveValue('Edited by keyboard.');
    await page.getByRole('button', { name: 'Approve with changes' }).click();
    await expectAnswered(id);
    const events = await waitFor(async () => {
      const all = await client.events(current?.runId ?? '');
      return all.at(-1)?.type === 'run.ended' ? all : undefined;
    });
    expect(JSON.stringify(events)).toContain('Edited by keyboard.');
  });

  it('shows what somebody else says about the case without a reload, answers it with c and finds it again', async () => {
    const id = await onDesk();
    const comments = page.getByRole('region', { name: 'Comments' });
    const field = comments.getByRole('textbox', { name: 'Say something about this case' });
    await expectPage(field).toBeVisible();
    const said = await client.send('POST', `/reviews/${id}/comments`, {
      body: { text: 'Is <b>this</b> right?' },
    });
    expect(said.status).toBe(201);
    await expectPage(comments.getByRole('listitem')).toContainText('Is <b>this</b> right?');
    await page.keyboard.press('c');
    await expectPage(field).toBeFocused();
    await page.keyboard.type('jakarta: I think so.');
    await comments.getByRole('combobox', { name: 'Whom is it for?' }).click();
    const member = comments.getByRole('option').first();
    const name = (await member.textContent()) ?? '';
    await member.click();
    await comments.getByRole('button', { name: 'Comment', exact: true }).click();
    const line = comments.getByRole('listitem').filter({ hasText: 'jakarta: I think so.' });
    await expectPage(line).toContainText(`for ${name}`);
    await expectPage(field).toHaveValue('');
    expect(await onDesk()).toBe(id);
    await page.goto('/w/demo/inbox?mentions=me');
    await expectPage(rows()).toHaveCount(1);
    expect(await onDesk()).toBe(id);
    await page.goto(`/w/demo/inbox?flow=${FLOW}`);
    await onDesk();
  });

  it('drops a case that somebody else decides, without a reload', async () => {
    // A sample that an answer before called for would be judged, not approved.
    const last = (await openRefunds()).findLast(({ kind }) => kind === 'gate');
    if (last === undefined) throw new Error('Nothing is open');
    await expectPage(row(last.id)).toBeVisible();
    const answer = await client.decide(last.id, last.etag, { type: 'approve' });
    expect(answer.status).toBe(200);
    await expectPage(row(last.id)).toHaveCount(0);
  });

  it('puts a case back whose answer did not reach the server', async () => {
    await page.keyboard.press('k');
    await expectPage(page.getByText('The agent recommends')).toBeVisible();
    const id = await onDesk();
    await page.route('**/trpc/**', (route) => route.abort());
    await page.keyboard.press('a');
    await expectPage(page.getByText('cannot be reached').first()).toBeVisible();
    await expectPage(row(id)).toBeVisible();
    await page.unroute('**/trpc/**');
    expect(await isOpen(id)).toBe(true);
  });
});

describe('an answer that can be undone', () => {
  it('is taken back from another tab, and takes effect though its tab is closed', async () => {
    await studio.changeSettings({ undoSeconds: 600 });
    // A sample would be judged, not approved.
    const gate = (await openRefunds()).find(({ kind }) => kind === 'gate');
    if (gate === undefined) throw new Error('Nothing is open');
    const { id } = gate;
    await row(id).getByRole('button').click();
    await expectPage(row(id)).toHaveAttribute('data-current', /.*/);
    expect(await onDesk()).toBe(id);
    await page.keyboard.press('a');
    const tray = page.locator(`[data-pending="${id}"]`);
    await expectPage(tray).toContainText('Takes effect in');
    await expectPage(row(id)).toHaveCount(0);
    expect(await client.review(id)).toMatchObject({ status: 'open', verdict: null });
    const other = await page.context().newPage();
    await other.goto(`/w/demo/inbox?flow=${FLOW}&review=${id}`);
    await expectPage(other.locator('[data-pending-note]')).toContainText('Approved by');
    await expectPage(other.locator(`[data-pending="${id}"]`)).toBeVisible();
    await other.keyboard.press('u');
    await expectPage(other.locator('[data-pending-note]')).toHaveCount(0);
    await expectPage(tray).toHaveCount(0);
    await expectPage(row(id)).toBeVisible();
    expect(await isOpen(id)).toBe(true);

    await studio.changeSettings({ undoSeconds: 1 });
    await expectPage(other.locator('[data-verdict="approve"]')).toBeEnabled();
    const answered = other.waitForResponse((response) => response.url().includes('reviews.decide'));
    await other.keyboard.press('a');
    expect((await answered).status()).toBe(200);
    await other.close();
    await waitFor(async () => (await client.review(id)).status === 'decided' || undefined);
    await expectPage(row(id)).toHaveCount(0);
    await studio.changeSettings({ undoSeconds: 0 });
  });
});

describe('a batch of all that the filter finds', () => {
  it('is looked at once more, counts on what was shown and says what became of each case', async () => {
    // An answer before may yet call for a sample.
    await waitFor(async () => !(await client.hasRuns(FLOW, 'running')) || undefined);
    await page.goto(`/w/demo/inbox?flow=${FLOW}`);
    const waiting = await openRefunds();
    const gates = waiting.filter(({ kind }) => kind === 'gate');
    expect(new Set(gates.map(({ caseType }) => caseType)).size).toBeGreaterThan(1);
    await expectPage(rows()).toHaveCount(waiting.length);
    await expectPage(rows().first().getByRole('checkbox')).toBeVisible();
    await page.keyboard.press('X');
    await expectPage(page.getByText(`${waiting.length} selected`, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Approve selected' }).click();
    const dialog = page.getByRole('dialog', { name: `Approve ${gates.length} cases?` });
    await expectPage(dialog.locator('[data-batched]').first()).toBeVisible();
    const approve = dialog.getByRole('button', { name: 'Approve', exact: true });
    await expectPage(approve).toBeDisabled();
    const lost = gates.at(-1);
    const answer = await client.decide(lost?.id ?? '', lost?.etag ?? '', { type: 'approve' });
    expect(answer.status).toBe(200);
    await dialog.getByRole('checkbox', { name: 'I have looked at these cases' }).check();
    await approve.click();
    const told = `${gates.length - 1} of ${gates.length} approved`;
    await expectPage(dialog.getByText(told, { exact: true })).toBeVisible();
    await expectPage(dialog.locator('[data-batched]').first()).toContainText('decided this case');
    await dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await expectPage(dialog).toHaveCount(0);
    for (const { id } of gates) expect((await client.review(id)).status).toBe('decided');
  });
});

describe('a channel', () => {
  it('tells of the next case by a link that opens it, and the page it opened hears when somebody else decides', async () => {
    await page.goto('/w/demo/settings/notices');
    await page.getByRole('button', { name: 'New channel', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'New channel' });
    const name = dialog.getByRole('textbox', { name: 'Name', exact: true });
    await expectPage(name).toBeFocused();
    await name.fill('Desk');
    const to = dialog.getByRole('combobox', { name: 'To', exact: true });
    await to.fill('desk@example.com');
    await to.press('Enter');
    await expectPage(dialog.getByText('desk@example.com', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    const card = page.locator('[data-channel="Desk"]');
    await expectPage(card).toContainText('desk@example.com');
    await card.getByRole('button', { name: 'Send a test', exact: true }).click();
    await expectPage(page.getByText('The other side took the test message.')).toBeVisible();

    const [refund] = readSample(FLOW).cases;
    const { id: runId } = await client.start(FLOW, refund?.input);
    const review = await waitFor(async () =>
      (await client.openReviews()).items.find((open) => open.runId === runId),
    );
    const mail = await waitFor(async () =>
      (await studio.mails()).find(({ body }) => body.includes(review.id)),
    );
    const [link] = /http\S+/.exec(mail.body) ?? [];
    await page.goto(new URL(link ?? '').pathname + new URL(link ?? '').search);
    await expectPage(page.locator(`[data-review-page="${review.id}"]`)).toBeVisible();
    const answer = await client.decide(review.id, review.etag, { type: 'approve' });
    expect(answer.status).toBe(200);
    await expectPage(page.getByRole('status').filter({ hasText: 'Approved by' })).toBeVisible();
    await expectPage(page.locator('[data-verdict]')).toHaveCount(0);
  });
});

describe('the inbox on a phone', () => {
  it('has a way back from its filters and figures that a finger hits', async () => {
    const phone = await studio.page({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await phone.goto('/w/demo/inbox');
    const back = phone.getByRole('button', { name: 'Back to the list', exact: true });
    for (const name of ['Filters', 'Figures']) {
      await phone.getByRole('button', { name, exact: true }).tap();
      await expectPage(back).toBeInViewport({ ratio: 1 });
      await expectPage(async () => {
        const box = await back.boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
      }).toPass();
      await back.tap();
      await expectPage(back).toHaveCount(0);
    }
    await expectPage(
      phone.getByRole('list', { name: 'Reviews' }).getByRole('listitem').first(),
    ).toBeVisible();
    await phone.context().close();
  });
});

describe('the owner', () => {
  it('sees how people answered and how long they had cases open', async () => {
    await page.goto('/w/demo/insights');
    await page.getByRole('link', { name: 'Reviewers', exact: true }).click();
    const own = page.getByRole('row', { name: /^Consultant / });
    // At least three answers were given one by one above, of which a rejection and an edit did not follow the agent.
    await expectPage(own).toHaveText(/^Consultant\d+\d+\s?% \(.+\).*\d+\s?(ms|sec|min)/);
    await expectPage(page.getByRole('row', { name: /^sample-reviewer \d+ \d/ })).toBeVisible();
    expect(await seriousFaults(page)).toEqual([]);
  });
});
