import { randomUUID } from 'node:crypto';
import type { Services } from '@countersign/api';
import { ok, type Problem, type Result } from '@countersign/model';
import { isConnectionLoss } from '@countersign/postgres';
import { systemClock } from '@countersign/runtime';
import { type AuthDatabase, openAuthDatabase } from './auth/authDatabase.ts';
import { createAccounts } from './auth/createAccounts.ts';
import { type Auth, createAuth } from './auth/createAuth.ts';
import { createMembers } from './auth/createMembers.ts';
import { createNames } from './auth/createNames.ts';
import { createWorkspaces, workspaceBySlug } from './auth/createWorkspaces.ts';
import { KeyRing } from './auth/KeyRing.ts';
import type { Env } from './env.ts';
import { createNoticeDesk } from './notices/createNoticeDesk.ts';
import { type Foundation, type FoundationOptions, openFoundation } from './openFoundation.ts';
import { createConnectionDesk } from './services/createConnectionDesk.ts';
import { createEditors } from './services/createEditors.ts';
import { createExamples } from './services/createExamples.ts';
import { createLive } from './services/createLive.ts';
import { createStepTrials } from './services/createStepTrials.ts';
import { createTrainer } from './services/createTrainer.ts';
import { createWebhooks, type Webhooks } from './webhooks/createWebhooks.ts';

/** All that one data folder (or DATABASE_URL) holds, opened and wired; the server and the command line build on it. */
export type Installation = Foundation & {
  readonly db: AuthDatabase;
  readonly auth: Auth;
  readonly services: Services;
  readonly webhooks: Webhooks;
};

/** Opens an installation. Problems: those of the database, in words that say what to do. */
export async function openInstallation(
  env: Env,
  options: FoundationOptions = {},
): Promise<Result<Installation, Problem>> {
  const opened = await openFoundation(env, options);
  if (!opened.ok) return opened;
  try {
    return ok(await furnish(opened.value));
  } catch (error) {
    await opened.value.close();
    throw error;
  }
}

/** Adds people, and what serves them. */
async function furnish(foundation: Foundation): Promise<Installation> {
  const { database, secret, ports, sealer, openConnection, client, loop, retention } = foundation;
  const db = openAuthDatabase(database);
  const auth = createAuth(db, secret);
  const { live, emit, stop: stopLive } = await createLive(ports.store);
  const { editors, stop: stopEditors } = await createEditors({
    signs: ports.editorSigns,
    onHint: emit,
    now: () => performance.now(),
  });
  const { password } = await auth.auth.$context;
  const services: Services = {
    ...ports,
    ...{ live, editors, newId: randomUUID, isUnavailable: isConnectionLoss },
    verbs: client,
    erasing: retention,
    loadArtefact: (hash) => ports.store.loadArtefact(hash),
    accounts: createAccounts(db, password),
    members: createMembers({ db, hashPassword: password.hash }),
    names: createNames(db),
    keys: new KeyRing(db),
    workspaces: createWorkspaces(db),
    examples: createExamples(),
    noticeDesk: createNoticeDesk({
      ...{ sealer, open: foundation.openNoticeChannel, sender: foundation.noticeSender },
    }),
    connectionDesk: createConnectionDesk({ sealer, openConnection, settings: ports.settings }),
    trainer: createTrainer(ports.learning),
    trials: createStepTrials({
      ...foundation.outside,
      audit: ports.audit,
      clock: systemClock,
      newId: randomUUID,
    }),
  };
  const webhooks = createWebhooks({
    ...{ openConnection, store: ports.store, verbs: client },
    workspaceBySlug: (slug) => workspaceBySlug(db, slug),
    artefact: (hash) => loop.artefact(hash),
  });
  const close = async () => {
    await stopEditors();
    await stopLive();
    await foundation.close();
  };
  return { ...foundation, db, auth, services, webhooks, close };
}
