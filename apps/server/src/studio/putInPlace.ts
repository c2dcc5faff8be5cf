import { rename, rm } from 'node:fs/promises';

/**
 * Makes a finished draft the folder that others read, whole at any moment but the one between two renames. Several
 * processes may do so at the same time with the same result: one of the drafts stays. Throws when it cannot be moved.
 * Draft and folder lie on one disk.
 */
export async function putInPlace(draft: string, folder: string): Promise<void> {
  const old = `${draft}.old`;
  try {
    // Never emptied in its place: what another process moves there meanwhile would be emptied with it.
    await rename(folder, old).catch(unless('ENOENT'));
    // Another process may have been first.
    await rename(draft, folder).catch(unless('ENOTEMPTY', 'EEXIST'));
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}

const unless =
  (...codes: readonly string[]) =>
  (error: NodeJS.ErrnoException) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
