import type { Artefact } from '@countersign/model';
import type { Sql } from 'postgres';

/** An artefact by its hash; which workspace published it makes no difference, equal hashes are equal artefacts. */
export async function loadArtefact(worker: Sql, hash: string): Promise<Artefact | null> {
  const [row] = await worker<{ body: Artefact }[]>`select body from artefacts where hash = ${hash} limit 1`;
  return row?.body ?? null;
}
