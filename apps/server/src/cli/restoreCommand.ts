import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { ok, type Result } from '@countersign/model';
import type { BackupHeader } from '@countersign/postgres';
import { type CommandResult, type DeclareCommand, misuse } from './command.ts';

const BRING_THE_SECRET =
  'Before the first start, bring the secret of the installation that was backed up: set COUNTERSIGN_SECRET, or put its ' +
  'file secret into this data folder. Without it, connections have to be entered anew.';

export const restoreCommand: DeclareCommand = (program, perform) => {
  program
    .command('restore')
    .description('put a backup into an empty database or data folder, all of it or nothing')
    .argument('<file>', 'what `backup` wrote')
    .action(
      perform(async ({ env }, name: string): Promise<CommandResult> => {
        const file = path.resolve(env.cwd, name);
        const isThere = await access(file).then(
          () => true,
          () => false,
        );
        if (!isThere) return misuse('file_missing', `There is no file ${file} that can be read.`);
        const { restoreBackup } = await import('@countersign/postgres');
        const { findSecret } = await import('../secrets/loadSecret.ts');
        const { secretCheckOf } = await import('../secrets/secretCheck.ts');
        const secret = await findSecret(env.dataDir, env.secret);
        const check = (header: BackupHeader): Result<unknown> =>
          secret === null || header.secretCheck === null || header.secretCheck === secretCheckOf(secret)
            ? ok(true)
            : misuse('secret_differs', `${SECRET_DIFFERS} ${BRING_THE_SECRET}`);
        const input = createReadStream(file);
        const unpacked = createGunzip();
        input.on('error', (error) => unpacked.destroy(error)).pipe(unpacked);
        const restored = await restoreBackup({ ...env, check }, unpacked);
        input.destroy();
        if (!restored.ok) return restored;
        const { tables, rows } = restored.value;
        const text = [
          `${rows} rows of ${tables} tables were restored. Everybody signs in again.`,
          'Actions that were sent after the backup are sent again under the same keys; those of mode "once" wait for a person.',
          ...(secret === null ? [BRING_THE_SECRET] : []),
        ];
        return ok({ data: { file, ...restored.value }, text: text.join('\n') });
      }),
    );
};

const SECRET_DIFFERS =
  'This installation has another secret than the one that was backed up. Nothing was restored.';
