import { ok } from '@countersign/model';
import { z } from 'zod';
import { startServer } from '../startServer.ts';
import { type CommandResult, type DeclareCommand, misuse } from './command.ts';

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
        const started = await startServer(env, options.data, (line) => process.stdout.write(`${line}\n`));
        if (!started.ok) return started;
        return untilStopped(started.value.stop);
      }),
    );
};

/** Waits for Ctrl-C or a termination; a second one does not wait for anything. */
async function untilStopped(stop: () => Promise<void>): Promise<CommandResult> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  await stop();
  return ok({ data: { stopped: true }, text: 'Stopped.' });
}
