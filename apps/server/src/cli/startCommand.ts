import { setTimeout as sleep } from 'node:timers/promises';
import { ok } from '@countersign/model';
import { z } from 'zod';
import { startWatchdog } from '../operations/startWatchdog.ts';
import { startServer } from '../startServer.ts';
import { type CommandResult, type DeclareCommand, EXIT, misuse } from './command.ts';

const PARENT_LOOK_MS = 500;
/** Stopping is bounded: a database that does not answer any more must not hold the process. */
const STOP_MS = 15_000;

const Options = z.object({
  role: z.enum(['api', 'worker', 'all']),
  empty: z.boolean().default(false),
});

export const startCommand: DeclareCommand = (program, perform) => {
  program
    .command('start')
    .description('serve the studio and the interfaces, and work on runs, until Ctrl-C')
    .option('--role <role>', 'api serves only, worker works only, all does both', 'all')
    .option('--empty', 'do not put the samples in at the first start')
    .action(
      perform(async ({ env }, given: unknown) => {
        const options = Options.safeParse(given);
        if (!options.success) return misuse('invalid_option', 'The role is api, worker or all.');
        // First: work is taken up while the server still starts, and that may be what blocks it.
        if (env.mostBlockedMs !== null) startWatchdog(env.mostBlockedMs);
        const started = await startServer(env, options.data, (line) => process.stdout.write(`${line}\n`));
        if (!started.ok) return started;
        return untilStopped(env.isScript, started.value.stop);
      }),
    );
};

/** Waits for Ctrl-C or a termination; a second one does not wait for anything. */
async function untilStopped(isScript: boolean, stop: () => Promise<void>): Promise<CommandResult> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    if (isScript) onParentGone(resolve);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const late = sleep(STOP_MS, 'late', { ref: false });
  if ((await Promise.race([stop(), late])) !== 'late') {
    return ok({ data: { stopped: true }, text: 'Stopped.' });
  }
  process.stderr.write('Stopping took too long. What was under way is taken over when its leases run out.\n');
  process.exit(EXIT.findings);
}

/**
 * Package managers start scripts through shells, and a shell that is told to end does not pass it on. The program would
 * be left behind, holding port and data.
 */
function onParentGone(then: () => void): void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    then();
  }, PARENT_LOOK_MS);
  timer.unref();
}
