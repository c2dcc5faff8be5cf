import type { BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawnFlow, surely } from './drawnFlow.ts';
import { expectPage } from './expectPage.ts';
import { killRenderers, renderersOf } from './killRenderers.ts';
import { openWhole } from './quietPage.ts';
import { restingBox } from './restingBox.ts';
import { Studio } from './Studio.ts';
import { seriousFaults } from './seriousFaults.ts';

const KILLS = 4;

let studio: Studio;

beforeAll(async () => {
  studio = await Studio.open();
});
afterAll(() => studio?.[Symbol.asyncDispose]());

const step = (page: Page, id: string) => page.locator(`.react-flow__node[data-id="${id}"]`);
const title = (page: Page) => page.getByRole('textbox', { name: 'Title', exact: true });
const description = (page: Page) => page.getByRole('textbox', { name: 'Description', exact: true });
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true });
const saveState = (page: Page) => page.locator('[role="status"][data-kept]');
const isSaved = (page: Page) => expectPage(saveState(page)).toHaveText('Saved');

/** A published flow of its own for a test; answers its address. */
const aFlow = (name: string): Promise<string> =>
  studio.publish(
    drawnFlow({
      name,
      steps: {
        'trigger trigger': { title: 'Request' },
        'agent triage': { title: 'Triage', config: { provider: surely(0.9).provider } },
        'end done': { title: 'Done' },
      },
      wires: ['trigger.next triage', 'triage.proposed done'],
    }),
  );

async function openFlow(page: Page, flow: string): Promise<Page> {
  await page.goto(`/w/demo/flows/${flow}`);
  await expectPage(step(page, 'triage')).toBeVisible();
  return page;
}

async function select(page: Page, id: string): Promise<void> {
  await step(page, id).focus();
  await page.keyboard.press('Enter');
  await expectPage(title(page)).toBeVisible();
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Flow settings' }).click();
  await expectPage(description(page)).toBeVisible();
}

/** What a person sees right now: the name on the card, and whether the page says that it is kept. */
const seen = (page: Page) =>
  page.evaluate(() => ({
    title: document.querySelector('.react-flow__node[data-id="triage"] .cs-card-title')?.textContent ?? '',
    kept: document.querySelector('[role="status"][data-kept]')?.getAttribute('data-kept'),
  }));

describe('editing', () => {
  it('loses nothing that it showed as kept when the tab is killed at any moment', async () => {
    const flow = await aFlow('Killed at work');
    const context: BrowserContext = (await studio.page()).context();
    let before = { title: 'Triage', kept: 'kept' as string | null | undefined, typed: [] as string[] };
    for (let round = 0; round <= KILLS; round += 1) {
      const others = await renderersOf(context);
      const page = await openFlow(await context.newPage(), flow);
      const found = await seen(page);
      if (before.kept === 'kept') expect(found.title).toBe(before.title);
      else expect(before.typed.slice(-2)).toContain(found.title);
      if (round === KILLS) break;
      await select(page, 'triage');
      await title(page).press('End');
      const typed = [found.title];
      // Never the same number of letters, so that the save is before, under way or over when the tab dies.
      for (const letter of 'abcdefghijkl'.slice(0, 3 + ((round * 7) % 9))) {
        await page.keyboard.type(letter, { delay: (round * 37) % 120 });
        typed.push(`${typed.at(-1)}${letter}`);
      }
      await expectPage(step(page, 'triage').getByText(typed.at(-1) ?? '')).toBeVisible();
      before = { ...(await seen(page)), typed };
      await killRenderers(context, others);
      await page.close({ runBeforeUnload: false }).catch(() => {}); // its process is gone already
    }
    const page = context.pages().at(-1) as Page;
    await undo(page).click();
    await expectPage(async () => {
      expect((await seen(page)).title.length).toBeLessThan(before.title.length);
    }).toPass();
    await isSaved(page);
    await context.close();
  });

  it('brings two windows together while they are open, and undo takes back what was done here only', async () => {
    const flow = await aFlow('Two at once');
    const first = await openFlow(await studio.page(), flow);
    const second = await openFlow(await studio.page(), flow);
    await openSettings(first);
    await description(first).fill('Written in the first window.');
    // The notice goes away by itself.
    await expectPage(second.getByText('changed this flow').first()).toBeVisible();
    await select(second, 'triage');
    await title(second).fill('Assessment');
    await expectPage(step(first, 'triage').getByText('Assessment')).toBeVisible();
    await isSaved(second);
    await isSaved(first);
    await openSettings(second);
    await expectPage(description(second)).toHaveValue('Written in the first window.');

    await second.reload();
    await expectPage(step(second, 'triage').getByText('Assessment')).toBeVisible();
    await undo(second).click();
    await expectPage(step(second, 'triage').getByText('Triage')).toBeVisible();
    await expectPage(undo(second)).toBeDisabled();
    await expectPage(step(first, 'triage').getByText('Triage')).toBeVisible();
    await expectPage(description(first)).toHaveValue('Written in the first window.');
    await first.context().close();
    await second.context().close();
  });

  it('keeps what is half written by field: the rest is saved, nobody is overwritten, and publishing waits', async () => {
    const flow = await aFlow('Half written');
    const first = await openFlow(await studio.page(), flow);
    const second = await openFlow(await studio.page(), flow);
    for (const page of [first, second]) await select(page, 'triage');
    const inspector = (page: Page) => page.getByRole('complementary', { name: 'Settings of the selection' });
    const confidence = (page: Page) => inspector(page).getByRole('textbox', { name: 'Confidence' });
    const decision = (page: Page) => inspector(page).getByRole('textbox', { name: 'Decision', exact: true });
    const payload = (page: Page) =>
      inspector(page).getByRole('textbox', { name: 'Payload schema', exact: true });
    await confidence(first).fill('');
    await inspector(first).getByRole('button', { name: 'Edit as JSON Schema' }).click();
    await payload(first).fill('{ "type": ');
    await expectPage(first.getByRole('button', { name: '2 fields are not finished' })).toBeVisible();
    await decision(second).fill('refuse');
    await isSaved(second);
    await expectPage(decision(first)).toHaveValue('refuse');

    await select(first, 'done');
    await first.reload();
    await first.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = first.getByRole('dialog', { name: 'Publish this flow' });
    await expectPage(dialog.getByRole('button', { name: 'Publish now' })).toBeDisabled();
    await expectPage(dialog.getByRole('button', { name: 'Triage: Payload schema' })).toBeVisible();
    await dialog.getByRole('button', { name: /^Triage: .*Confidence$/ }).click();
    await expectPage(confidence(first)).toBeFocused();
    await expectPage(payload(first)).toHaveValue('{ "type": ');
    await confidence(first).fill('70');
    await payload(first).fill('{ "type": "object" }');
    await isSaved(first);
    await expectPage(first.getByText('not finished')).toHaveCount(0);
    for (const page of [first, second]) {
      await expectPage(decision(page)).toHaveValue('refuse');
      await expectPage(confidence(page)).toHaveValue(/^70/);
    }
    await undo(first).click();
    await expectPage(payload(first)).toHaveValue('{ "type": ');
    await expectPage(confidence(first)).toHaveValue(/^70/);
    await first.context().close();
    await second.context().close();
  });

  it('goes on offline, and shows both values where two changed the same', async () => {
    const flow = await aFlow('Off the net');
    const first = await openFlow(await studio.page(), flow);
    const second = await studio.page();
    await openWhole(second, () => openFlow(second, flow));
    for (const page of [first, second]) await openSettings(page);
    await second.context().setOffline(true);
    await description(second).fill('Written in the second window.');
    await expectPage(saveState(second)).toHaveText('Offline, kept here');
    await description(first).fill('Written in the first window.');
    await expectPage(undo(first)).toBeEnabled();
    await isSaved(first);
    await second.context().setOffline(false);
    const dialog = second.getByRole('dialog', { name: 'Changed by two people' });
    await expectPage(dialog.getByText('Written in the first window.')).toBeVisible();
    await expectPage(dialog.getByText('Written in the second window.')).toBeVisible();
    await expectPage(dialog.getByRole('button', { name: 'Apply' })).toBeDisabled();
    expect(await seriousFaults(second)).toEqual([]);
    await dialog.getByRole('radio', { name: /^From/ }).focus();
    await second.keyboard.press('Space');
    await dialog.getByRole('button', { name: 'Apply' }).press('Enter');
    await expectPage(description(second)).toHaveValue('Written in the first window.');
    await undo(second).click();
    await expectPage(description(second)).toHaveValue('Written in the second window.');
    await isSaved(second);
    await expectPage(description(first)).toHaveValue('Written in the second window.');
    await first.context().close();
    await second.context().close();
  });

  it('lets a dispute wait while both go on, and brings everything together with the choice', async () => {
    const flow = await aFlow('Put aside');
    const first = await openFlow(await studio.page(), flow);
    const second = await openFlow(await studio.page(), flow);
    for (const page of [first, second]) await openSettings(page);
    await second.context().setOffline(true);
    await description(second).fill('Written in the second window.');
    await expectPage(saveState(second)).toHaveText('Offline, kept here');
    await description(first).fill('Written in the first window.');
    await isSaved(first);
    await second.context().setOffline(false);
    const dialog = second.getByRole('dialog', { name: 'Changed by two people' });
    await expectPage(dialog.getByText('Both sides changed these.')).toBeVisible();
    await dialog.press('Escape');
    await expectPage(dialog).toHaveCount(0);

    const newer = second.waitForResponse((answer) => answer.url().includes('flows.draft'), {
      timeout: 60_000,
    });
    await select(first, 'triage');
    await title(first).fill('Assessment');
    await isSaved(first);
    await newer;
    await select(second, 'done');
    await title(second).fill('Settled');
    await expectPage(step(second, 'done').getByText('Settled')).toBeVisible();
    await expectPage(dialog).toHaveCount(0);
    await expectPage(saveState(second)).toHaveText('Changed by somebody else');
    await expectPage(step(second, 'triage').getByText('Triage')).toBeVisible();

    await second.getByRole('button', { name: 'Compare and choose' }).click();
    await dialog.getByRole('button', { name: 'Keep mine everywhere' }).click();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    for (const page of [first, second]) {
      await expectPage(step(page, 'triage').getByText('Assessment')).toBeVisible();
      await expectPage(step(page, 'done').getByText('Settled')).toBeVisible();
    }
    await isSaved(second);
    await openSettings(first);
    await expectPage(description(first)).toHaveValue('Written in the second window.');
    await first.context().close();
    await second.context().close();
  });

  it('keeps the step that each of two added in the same place, and each takes back only theirs', async () => {
    const flow = await aFlow('Two ends');
    const first = await openFlow(await studio.page(), flow);
    const second = await studio.page();
    await openWhole(second, () => openFlow(second, flow));
    await second.context().setOffline(true);
    for (const page of [second, first]) {
      await select(page, 'triage');
      await page.getByRole('button', { name: 'Add a step after Failed', exact: true }).click();
      await page.getByRole('dialog').getByRole('option', { name: 'End', exact: true }).click();
      await expectPage(step(page, 'end')).toBeVisible();
    }
    await expectPage(saveState(second)).toHaveText('Offline, kept here');
    await isSaved(first);
    await second.context().setOffline(false);
    for (const page of [first, second]) {
      await expectPage(step(page, 'end').getByText('Failed', { exact: true })).toBeVisible();
      await expectPage(step(page, 'end2').getByText('Failed 2', { exact: true })).toBeVisible();
    }
    await isSaved(second);
    const [one, other] = [await restingBox(step(first, 'end')), await restingBox(step(first, 'end2'))];
    expect(other.y).toBeGreaterThanOrEqual(one.y + one.height);
    await undo(second).click();
    for (const page of [first, second]) {
      await expectPage(step(page, 'end2')).toHaveCount(0);
      await expectPage(step(page, 'end')).toBeVisible();
    }
    await expectPage(undo(second)).toBeDisabled();
    await isSaved(second);
    await first.context().close();
    await second.context().close();
  });

  it('shows who else is in the flow and at which step, until they leave', async () => {
    const flow = await aFlow('In company');
    const first = await openFlow(await studio.page(), flow);
    const second = await openFlow(await studio.page(), flow);
    const company = first.getByRole('group', { name: 'Who else is here' });
    await expectPage(company.getByRole('img', { name: /looks at this flow$/ })).toBeVisible();
    await select(second, 'triage');
    await expectPage(company.getByRole('img', { name: /at "Triage"$/ })).toBeVisible();
    await expectPage(step(first, 'triage').locator('[data-visited]')).toBeVisible();
    await second.context().close();
    await expectPage(company).toHaveCount(0);
    await expectPage(step(first, 'triage').locator('[data-visited]')).toHaveCount(0);
    await first.context().close();
  });

  it('opens every sample without changing a byte of its draft', async () => {
    const page = await studio.page();
    const ask = async (path: string) => {
      const answer = await page.request.get(`/trpc/${path}`, { headers: { 'x-workspace': 'demo' } });
      return answer.text();
    };
    const slugs = ['customer-refunds', 'procurement', 'support-triage', 'content-publishing'];
    for (const slug of slugs) {
      const draft = `flows.draft?input=${encodeURIComponent(JSON.stringify({ flow: slug }))}`;
      const before = await ask(draft);
      expect(before).toContain(`"slug":"${slug}"`);
      let saves = 0;
      page.on('request', (request) => {
        if (request.url().includes('flows.saveDraft')) saves += 1;
      });
      await page.goto(`/w/demo/flows/${slug}`);
      await expectPage(page.locator('.react-flow__node').first()).toBeVisible();
      await isSaved(page);
      // A save would come a moment after the opening; leaving sends what waits for that moment.
      await page.goto('/w/demo/flows');
      await expectPage(page.getByRole('heading', { name: 'Flows', level: 1 })).toBeVisible();
      expect([saves, await ask(draft)]).toEqual([0, before]);
    }
    await page.context().close();
  });
});
