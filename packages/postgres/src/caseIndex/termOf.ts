import type { WorkspaceId } from '@countersign/model';

/**
 * A word of a workspace as a number: the same word of another workspace is another one. Two words may share a number once
 * in some billions of pairs; what is found is compared by its text in any case. (FNV-1a, 32 bit)
 */
export function termOf(workspaceId: WorkspaceId, word: string): number {
  const text = `${workspaceId} ${word}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  // The last bits of a short text are little mixed (the finaliser of MurmurHash3).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** The term of a place, which all cases of the place have; no word begins like it. */
export const placeTermOf = (workspaceId: WorkspaceId, place: string): number =>
  termOf(workspaceId, `@${place}`);

/** Stands for all cases where terms are counted: a count of it is how many cases there are. */
export const casesTermOf = (workspaceId: WorkspaceId): number => termOf(workspaceId, '@');
