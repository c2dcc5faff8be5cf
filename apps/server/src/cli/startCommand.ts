import { setTimeout as sleep } from 'node:timers/promises';
import { ok } from '@countersign/model';
import { z } from 'zod';
import type { Env } from '../env.ts';
import { keepRunning } from '../operations/keepRunning.ts';
import { onParentGone } from '../operations/onParentGone.ts';
import { type CommandResult, type DeclareCommand, EXIT, misuse } from './command.ts';

/** Stopping is bounded: a database that does not answer any more must not hold the process. */
const STOP_MS = 15_000;
/** Somebody keeps this process running and holds the other end of its channel. */
const IS_KEPT = process.channel !== undefined;

const Options = z.object({
  role: z.enum(['api', 'worker', 'all']),
  empty: z.boolean().default(false),
  restart: z.boolean().default(false),
});

export const startCommand: DeclareCommand = (program, perform) => {
  program
    .command('start')
    .description('serve the studio and the interfaces, and work on runs, until Ctrl-C')
    .option('--role <role>', 'api serves only, worker works only, all does both', 'all')
    .option('--empty', 'do not put the samples in at the first start')
    .option('--restart', 'start again after an end that nobody asked for')
    .action(
      perform(async ({ env }, given: unknown) => {
        const options = Options.safeParse(given);
        if (!options.success) return misuse('invalid_option', 'The role is api, worker or all.');
        if (options.data.restart) process.exit(await keepRunning(wordsOfOneStart(), { ...env, say: warn }));
        return serve(env, options.data);
      }),
    );
};

const wordsOfOneStart = (): readonly string[] => process.argv.slice(2).filter((word) => word !== '--restart');

const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/** Loads what serves and works only here: whoever keeps another process running needs none of it. */
async function serve(env: Env, options: z.infer<typeof Options>): Promise<CommandResult> {
  const { startWatchdog } = await import('../operations/startWatchdog.ts');
  // First: work is taken up while the server still starts, and that may be what blocks it.
  if (env.mostBlockedMs !== null) startWatchdog(env.mostBlockedMs);
  // Before it says where it is: whoever is told to stop while it starts stops in order, too.
  const stopAsked = untilStopAsked(env.isScript);
  const { startServer } = await import('../startServer.ts');
  const started = await startServer(env, options, (line) => process.stdout.write(`${line}\n`));
  if (!started.ok) return started;
  await stopAsked;
  return stopInTime(started.value.stop);
}

/** Waits for Ctrl-C, a termination, or the end of whoever started this; a second one does not wait for anything. */
async function untilStopAsked(isScript: boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    if (isScript) onParentGone(resolve);
    onKeeperGone(resolve);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
}

async function stopInTime(stop: () => Promise<void>): Promise<CommandResult> {
  const late = sleep(STOP_MS, 'late', { ref: false });
  if ((await Promise.race([stop(), late])) !== 'late') {
    return ok({ data: { stopped: true }, text: 'Stopped.' });
  }
  warn('Stopping took too long. What was under way is taken over when its leases run out.');
  process.exit(EXIT.findings);
}

/** Also when the keeper has gone while this process still started. */
function onKeeperGone(then: () => void): void {
  if (!IS_KEPT) return;
  process.once('disconnect', then);
  process.channel?.unref();
  if (!process.connected) then();
}
