import type { BrowserContext } from '@playwright/test';
import { waitFor } from '../server/waitFor.ts';

type ProcessInfo = { readonly type: string; readonly id: number };

/** The processes in which pages of the browser run. */
export async function renderersOf(context: BrowserContext): Promise<ReadonlySet<number>> {
  const browser = context.browser();
  if (browser === null) throw new Error('The context has no browser.');
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as { processInfo: ProcessInfo[] };
  await session.detach();
  return new Set(processInfo.flatMap(({ type, id }) => (type === 'renderer' ? [id] : [])));
}

/** Kills the pages that were opened since `before`, as running out of memory would: without a word. */
export async function killRenderers(context: BrowserContext, before: ReadonlySet<number>): Promise<void> {
  const doomed = [...(await renderersOf(context))].filter((pid) => !before.has(pid));
  if (doomed.length === 0) throw new Error('There is no page to kill.');
  for (const pid of doomed) process.kill(pid, 'SIGKILL');
  await waitFor(async () => {
    const living = await renderersOf(context);
    return doomed.some((pid) => living.has(pid)) ? undefined : true;
  });
}
