import { RunningServer } from './RunningServer.ts';

/**
 * For `globalSetup`: starts the program once before all others, which builds the studio where it is missing. Several that
 * are started at once would each build it, and be ready later than anybody waits.
 */
export async function setup(): Promise<void> {
  await using _server = await RunningServer.start({ args: ['--empty'] });
}
