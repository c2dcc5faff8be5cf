import { access, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ok } from '@countersign/model';
import { type CommandResult, type DeclareCommand, misuse } from './command.ts';

const KEEP_THE_SECRET =
  'It holds the data of all workspaces, readable by whoever has the file; only connections are sealed. The secret that ' +
  'opens them is not in it: keep COUNTERSIGN_SECRET (or the file secret in the data folder) in another place.';

export const backupCommand: DeclareCommand = (program, perform) => {
  program
    .command('backup')
    .description('write everything as it is at this moment into a new file, while the system goes on working')
    .argument('<file>', 'a new file; .gz fits its contents')
    .action(
      perform(async ({ env }, name: string): Promise<CommandResult> => {
        const file = path.resolve(env.cwd, name);
        if (await exists(file)) return misuse('file_exists', `${file} exists already. Name a new file.`);
        const { writeBackup } = await import('@countersign/postgres');
        const { findSecret } = await import('../secrets/loadSecret.ts');
        const { secretCheckOf } = await import('../secrets/secretCheck.ts');
        const secret = await findSecret(env.dataDir, env.secret);
        const draft = `${file}.part`;
        // Before anything is read, so that a place that cannot be written is told at once.
        await using out = await open(draft, 'w', 0o600);
        try {
          const packing = createGzip();
          const written = pipeline(packing, out.createWriteStream());
          const check = secret === null ? null : secretCheckOf(secret);
          const [summary] = await Promise.all([
            writeBackup(env, packing, check).then((result) => {
              if (!result.ok) packing.end();
              return result;
            }),
            written,
          ]);
          if (!summary.ok) return summary;
          await rename(draft, file);
          const { schema, tables, rows } = summary.value;
          const text = `${rows} rows of ${tables} tables (schema ${schema}) are in ${file}.\n${KEEP_THE_SECRET}`;
          return ok({ data: { file, schema, tables, rows }, text });
        } finally {
          await rm(draft, { force: true });
        }
      }),
    );
};

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
