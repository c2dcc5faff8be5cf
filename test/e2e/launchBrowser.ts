import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Without a graphics card, imitating one costs more than drawing by hand. */
const CONTAINER_ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];
const BUNDLED_ARGS = [...CONTAINER_ARGS, '--no-zygote'];

/**
 * Starts the first Chromium that runs: the system's, the one in `@sparticuz/chromium` (Linux x64), Playwright's own.
 * Throws with the line that installs one, so that a machine without a browser fails the tests instead of skipping them.
 */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for await (const candidate of candidates()) {
    try {
      return await chromium.launch(candidate);
    } catch (error) {
      failures.push(`${candidate.executablePath}: ${String(error).split('\n')[0]}`);
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
    yield await bundledBrowser();
  }
  if (existsSync(chromium.executablePath())) {
    yield { executablePath: chromium.executablePath(), args: CONTAINER_ARGS };
  }
}

/**
 * The package unpacks the system libraries that Chromium needs only where it believes to be in a serverless runtime, so
 * it is told so, and what it sets for the loader goes to the browser alone and not to other programs of the tests.
 */
async function bundledBrowser() {
  const before = { ...process.env };
  try {
    process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs24.x';
    const { default: bundled } = await import('@sparticuz/chromium');
    const executablePath = await bundled.executablePath();
    return { executablePath, args: BUNDLED_ARGS, env: definedOf(process.env) };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

const definedOf = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
