import { ConnectionInput, parseStrictJson, saveConnection } from '@countersign/api';
import { ok, type Result } from '@countersign/model';
import { ConnectionKind } from '@countersign/runtime';
import { z } from 'zod';
import type { Env } from '../env.ts';
import { type DeclareCommand, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { readTextFile } from './readJsonFile.ts';
import { withWorkspace } from './withInstallation.ts';

type Place = { readonly workspace: string };
type SaveOptions = Place & {
  readonly kind: string;
  readonly settings: string;
  readonly secretFile?: string;
};

export const connectionCommand: DeclareCommand = (program, perform) => {
  const connection = program
    .command('connection')
    .description(
      'connections to providers of models, mail servers and other systems, and secrets of webhooks',
    );
  connection
    .command('list')
    .description('print the connections, without their secrets')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, { workspace }: Place) =>
        withWorkspace(env, workspace, async ({ services }, workspaceId) => {
          const connections = await services.connections.list(workspaceId);
          const lines = connections.map(({ name, kind, hasSecret }) =>
            [name, kind, hasSecret ? 'with a secret' : 'without a secret'].join('\t'),
          );
          return ok({ data: { connections }, text: lines.join('\n') });
        }),
      ),
    );
  connection
    .command('save <name>')
    .description('make or replace the connection of this name; without a secret the stored one stays')
    .requiredOption('--kind <kind>', ConnectionKind.options.join(', '))
    .option(
      '--settings <json>',
      'what is public about it, for example {"baseUrl":"http://models:8000/v1"}',
      '{}',
    )
    .option(
      '--secret-file <file>',
      'a file with nothing but the secret, so that no list of processes shows it',
    )
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, name: string, options: SaveOptions) => {
        const input = await readInput(env, name, options);
        if (!input.ok) return input;
        return withWorkspace(env, options.workspace, async ({ services }, workspaceId) => {
          const saved = await saveConnection({ services, workspaceId, actor: commandActor() }, input.value);
          return ok({ data: saved, text: `The connection ${saved.name} is saved.` });
        });
      }),
    );
  connection
    .command('remove <name>')
    .description('remove the connection of this name')
    .option('--workspace <slug>', 'the workspace', 'demo')
    .action(
      perform(async ({ env }, name: string, { workspace }: Place) =>
        withWorkspace(env, workspace, async ({ services: { connections } }, workspaceId) => {
          const stored = await connections.find(workspaceId, name);
          const isGone =
            stored !== null && (await connections.remove(workspaceId, stored.id, commandActor()));
          if (!isGone) return misuse('connection_not_found', `There is no connection “${name}”.`);
          return ok({ data: { removed: name }, text: `The connection ${name} is removed.` });
        }),
      ),
    );
};

/** Problems `malformed_json`, `file_unreadable`, `invalid_connection`. */
async function readInput(
  env: Env,
  name: string,
  { kind, settings, secretFile }: SaveOptions,
): Promise<Result<ConnectionInput>> {
  const parsed = parseStrictJson(settings);
  if (!parsed.ok) return misuse(parsed.problem.code, `--settings: ${parsed.problem.message}`);
  const secret = secretFile === undefined ? ok(undefined) : await readTextFile(env, secretFile);
  if (!secret.ok) return secret;
  const given = { name, kind, settings: parsed.value, secret: secret.value?.trimEnd() };
  const input = ConnectionInput.safeParse(given);
  return input.success ? ok(input.data) : misuse('invalid_connection', z.prettifyError(input.error));
}
