import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { DatabaseError } from '../DatabaseError.ts';

/** The account the server runs under when the program itself runs as root, which PostgreSQL refuses. */
export type ServerUser = Readonly<{ uid: number; gid: number }>;

/** Accounts that exist for this purpose, best first. initdb wants an account with a name, so a free number will not do. */
const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * Chooses the account for a server on `clusterFolder`, or none when the program's own account will do.
 * A folder that an ordinary user made keeps its owner, so that this user can start the program without root again.
 */
export function chooseServerUser(clusterFolder: string): ServerUser | undefined {
  if (process.geteuid?.() !== 0) return undefined;
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of CANDIDATES) {
    const uid = lookUp(name, '-u');
    const gid = lookUp(name, '-g');
    if (uid !== undefined && uid > 0 && gid !== undefined) return { uid, gid };
  }
  throw new DatabaseError(
    'database_no_unprivileged_user',
    `PostgreSQL does not run as root, and none of the accounts ${CANDIDATES.join(', ')} exists here. Start the program as an ordinary user, or set DATABASE_URL.`,
  );
}

function lookUp(name: string, field: '-u' | '-g'): number | undefined {
  try {
    return Number(execFileSync('id', [field, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  } catch {
    return undefined;
  }
}
