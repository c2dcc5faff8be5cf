import { randomUUID } from 'node:crypto';
import type { ApiKey, KeyIdentity, Keys } from '@countersign/api';
import { Scope, type WorkspaceId } from '@countersign/model';
import { authSchema } from '@countersign/postgres/authSchema';
import type { Actor } from '@countersign/runtime';
import { and, desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type AuthDatabase, changePeople } from './authDatabase.ts';
import { hashToken, newToken } from './token.ts';

const { apikey } = authSchema;

/** A revoked key is refused everywhere after this long at most. */
const REMEMBER_MS = 1_000;
/** How often a key's last use is written down. */
const NOTE_USE_MS = 60_000;
const MAX_REMEMBERED = 10_000;
const PREFIX = 'cs_';

const Scopes = z.array(Scope);

type Remembered = { readonly identity: KeyIdentity; readonly until: number };

/**
 * API keys. A secret is 256 random bits and stored as its SHA-256; a key belongs to one workspace (`referenceId`) and
 * carries scopes (`permissions`). Who a key is, is remembered for a second: a lookup per request would be the busiest
 * statement of the whole server.
 */
export class KeyRing implements Keys {
  readonly #db: AuthDatabase;
  readonly #remembered = new Map<string, Remembered>();
  readonly #notedAt = new Map<string, number>();

  constructor(db: AuthDatabase) {
    this.#db = db;
  }

  async list(workspaceId: WorkspaceId): Promise<readonly ApiKey[]> {
    const rows = await this.#db
      .select()
      .from(apikey)
      .where(eq(apikey.referenceId, workspaceId))
      .orderBy(desc(apikey.createdAt));
    return rows.map(keyOf);
  }

  async create(
    workspaceId: WorkspaceId,
    { name, scopes, actor }: { name: string; scopes: readonly Scope[]; actor: Actor },
  ): Promise<ApiKey & { secret: string }> {
    const secret = `${PREFIX}${newToken()}`;
    const values = {
      id: randomUUID(),
      name,
      start: secret.slice(0, 9),
      prefix: PREFIX,
      referenceId: workspaceId,
      key: hashToken(secret),
      permissions: JSON.stringify(scopes),
      metadata: JSON.stringify({ createdBy: actor.name, personId: personOf(actor) }),
      rateLimitEnabled: false,
    };
    return changePeople(this.#db, async (tx, record) => {
      const [row] = await tx.insert(apikey).values(values).returning();
      if (row === undefined) throw new Error('The key was not stored.');
      const deed = { workspaceId, actor: actor.id, action: 'key.created', object: `key:${row.id}` };
      record({ ...deed, payload: { name, scopes } });
      return { ...keyOf(row), secret };
    });
  }

  async revoke(workspaceId: WorkspaceId, id: string, actor: Actor): Promise<boolean> {
    const revoked = await changePeople(this.#db, async (tx, record) => {
      const isIt = and(eq(apikey.referenceId, workspaceId), eq(apikey.id, id));
      const [row] = await tx.delete(apikey).where(isIt).returning();
      if (row === undefined) return null;
      const deed = { workspaceId, actor: actor.id, action: 'key.revoked', object: `key:${id}` };
      record({ ...deed, payload: { name: row.name } });
      return row;
    });
    if (revoked === null) return false;
    this.#remembered.delete(revoked.key);
    return true;
  }

  async identify(secret: string): Promise<KeyIdentity | null> {
    if (!secret.startsWith(PREFIX) || secret.length > 100) return null;
    const hash = hashToken(secret);
    const now = Date.now();
    const remembered = this.#remembered.get(hash);
    if (remembered !== undefined && remembered.until > now) return remembered.identity;
    const [row] = await this.#db
      .select()
      .from(apikey)
      .where(and(eq(apikey.key, hash), eq(apikey.enabled, true)));
    if (row === undefined) {
      this.#remembered.delete(hash);
      return null;
    }
    const identity = identityOf(row);
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(hash, { identity, until: now + REMEMBER_MS });
    await this.#noteUse(row.id, now);
    return identity;
  }

  async #noteUse(id: string, now: number): Promise<void> {
    if (now - (this.#notedAt.get(id) ?? 0) < NOTE_USE_MS) return;
    this.#notedAt.set(id, now);
    await this.#db
      .update(apikey)
      .set({ lastRequest: new Date(now) })
      .where(eq(apikey.id, id));
  }
}

type Row = typeof apikey.$inferSelect;

const scopesOf = (row: Row): readonly Scope[] => Scopes.parse(JSON.parse(row.permissions ?? '[]'));

/**
 * Keys that belong to nobody, as those of the machine's command line do unless it names a member: whoever may make one can
 * make another, so that all of them together are one person.
 */
export const NOBODY = 'command-line';

/** A key made by a key belongs to the same person. */
const personOf = ({ type, id, personId }: Actor) => (type === 'user' ? id : personId);

const metadataOf = (row: Row) =>
  JSON.parse(row.metadata ?? '{}') as { createdBy?: string; personId?: string }; // safe: written by create

const identityOf = (row: Row): KeyIdentity => ({
  workspaceId: row.referenceId as WorkspaceId, // safe: written from a workspace's id
  keyId: row.id,
  name: row.name ?? row.start ?? row.id,
  scopes: scopesOf(row),
  personId: metadataOf(row).personId ?? NOBODY,
});

function keyOf(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    scopes: scopesOf(row),
    createdBy: metadataOf(row).createdBy ?? '',
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastRequest?.toISOString() ?? null,
  };
}
