import type { Names } from '@countersign/api';
import { authSchema } from '@countersign/postgres/authSchema';
import { and, eq, inArray } from 'drizzle-orm';
import type { AuthDatabase } from './authDatabase.ts';
import { NOBODY } from './KeyRing.ts';

const { apikey, user } = authSchema;

/** As the keys are called that are made there without a name. */
const NOBODYS_NAME = 'Command line';
const REMEMBER_MS = 30_000;
const MAX_REMEMBERED = 10_000;

/** Names of people and keys, remembered for a while: lists ask for the same few again and again. */
export function createNames(db: AuthDatabase): Names {
  const remembered = new Map<string, { readonly name: string; readonly until: number }>();
  return {
    async of(workspaceId, actorIds) {
      const now = Date.now();
      const named = new Map<string, string>();
      const unknown: string[] = [];
      for (const id of actorIds) {
        const known = remembered.get(`${workspaceId} ${id}`);
        if (id === NOBODY) named.set(id, NOBODYS_NAME);
        else if (known !== undefined && known.until > now) named.set(id, known.name);
        else unknown.push(id);
      }
      if (remembered.size > MAX_REMEMBERED) remembered.clear();
      for (const { id, name } of await readNames(db, workspaceId, unknown)) {
        named.set(id, name);
        remembered.set(`${workspaceId} ${id}`, { name, until: now + REMEMBER_MS });
      }
      return named;
    },
  };
}

async function readNames(db: AuthDatabase, workspaceId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const [people, keys] = await Promise.all([
    db
      .select({ id: user.id, name: user.name })
      .from(user)
      .where(inArray(user.id, [...ids])),
    db
      .select({ id: apikey.id, name: apikey.name })
      .from(apikey)
      .where(and(eq(apikey.referenceId, workspaceId), inArray(apikey.id, [...ids]))),
  ]);
  return [...people, ...keys.map(({ id, name }) => ({ id, name: name ?? id }))];
}
