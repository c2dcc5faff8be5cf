import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { receiveCases } from '@countersign/api';
import { ok, type WorkspaceId } from '@countersign/model';
import type { CaseFile } from '@countersign/runtime';
import type { Env } from '../env.ts';
import type { Installation } from '../openInstallation.ts';
import { type CommandResult, misuse } from './command.ts';
import { commandActor } from './commandActor.ts';
import { withWorkspace } from './withInstallation.ts';

const LOOK_MS = 50;
const SHOWN_ERRORS = 20;

type RunFile = {
  readonly workspace: string;
  readonly flow: string;
  readonly file: string;
  readonly key: string | null;
};

/** The format of a file of cases by its name; null when it holds one case. */
export function formatOf(file: string): 'jsonl' | 'csv' | null {
  const [, ending] = /\.(jsonl|ndjson|csv)$/i.exec(file) ?? [];
  if (ending === undefined) return null;
  return ending.toLowerCase() === 'csv' ? 'csv' : 'jsonl';
}

/** Sends a file of cases and waits until each row has started its run, or has said why it did not. */
export async function runFile(env: Env, { workspace, flow, file, key }: RunFile): Promise<CommandResult> {
  const place = path.resolve(env.cwd, file);
  const isThere = await access(place).then(
    () => true,
    () => false,
  );
  if (!isThere) return misuse('file_unreadable', `The file ${place} is not there.`);
  return withWorkspace(env, workspace, async (installation, workspaceId) => {
    const received = await receiveCases(installation.services, workspaceId, {
      ...{ flow, name: path.basename(place), priority: null, idempotencyKey: key, actor: commandActor() },
      format: formatOf(place) ?? 'jsonl',
      chunks: createReadStream(place),
    });
    if (!received.ok) return received;
    const done = await started(installation, workspaceId, received.value.file);
    const page = { limit: SHOWN_ERRORS };
    const errors = await installation.services.caseFiles.errors(workspaceId, done.id, page);
    const lines = errors.items.map(({ line, problem }) => `line ${line}: ${problem.message}`);
    const text = [`${done.id}: ${done.started} of ${done.rows} started, ${done.failed} failed`, ...lines];
    return ok({
      data: { file: done, errors: errors.items },
      text: text.join('\n'),
      hasFindings: done.failed > 0,
    });
  });
}

/** Works beside a running server, if there is one, until no row is left. */
async function started(
  { services, triggers }: Installation,
  workspaceId: WorkspaceId,
  { id }: CaseFile,
): Promise<CaseFile> {
  for (;;) {
    await triggers.tick();
    const file = await services.caseFiles.get(workspaceId, id);
    if (file === null) throw new Error(`The file ${id} is gone.`);
    if (file.status !== 'running') return file;
    await delay(LOOK_MS);
  }
}
