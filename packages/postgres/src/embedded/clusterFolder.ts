import path from 'node:path';
import type { ServerUser } from './chooseServerUser.ts';

/** Name of the cluster's own folder inside the data folder. */
export const CLUSTER_FOLDER = 'postgres';

/** File inside the cluster that keeps the server's random password. */
export const PASSWORD_FILE = 'countersign.password';

/** The built-in server's only login; what may be done with the data is decided by the roles of the migrations. */
export const SUPERUSER = 'countersign';

/** How a child process that may run as another user starts in a folder and calls it. */
export type FolderForChild = Readonly<{ cwd: string; name: string } & Partial<ServerUser>>;

/**
 * Lets a child of another user work in a folder whose parents are closed to it.
 *
 * The child is put into the folder while it is still root, and from then on names it `/proc/self/cwd`: the kernel
 * follows that link without walking the path again, so neither the home nor anything above has to be opened.
 */
export function folderForChild(folder: string, user: ServerUser | undefined): FolderForChild {
  const cwd = path.resolve(folder);
  if (!user) return { cwd, name: cwd };
  return { cwd, name: process.platform === 'linux' ? '/proc/self/cwd' : cwd, ...user };
}
