import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import sparticuz from '@sparticuz/chromium';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const CONTAINER_ARGS = ['--no-sandbox', '--disable-dev-shm-usage'];

/**
 * Starts the first Chromium that runs: the system's, the one in `@sparticuz/chromium` (Linux x64), Playwright's own.
 * Throws with the line that installs one, so that a machine without a browser fails the tests instead of skipping them.
 */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for await (const { executablePath, args } of candidates()) {
    try {
      return await chromium.launch({ executablePath, args });
    } catch (error) {
      failures.push(`${executablePath}: ${String(error).split('\n')[0]}`);
    }
  }
  throw new Error(
    [
      'No Chromium could be started. Install one with: npx playwright install --with-deps chromium',
      ...failures,
    ].join('\n'),
  );
}

async function* candidates() {
  const system = SYSTEM_BROWSERS.find((path) => existsSync(path));
  if (system !== undefined) yield { executablePath: system, args: CONTAINER_ARGS };
  if (process.platform === 'linux' && process.arch === 'x64') {
    yield { executablePath: await sparticuz.executablePath(), args: sparticuz.args };
  }
  if (existsSync(chromium.executablePath())) {
    yield { executablePath: chromium.executablePath(), args: CONTAINER_ARGS };
  }
}
