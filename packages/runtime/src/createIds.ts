import { v7 } from 'uuid';

/** Chance comes from the system for so many ids at once: asking for sixteen bytes costs as much as for thousands. */
const IDS_AT_ONCE = 256;
const BYTES_OF_ID = 16;

/**
 * Makes UUIDs of version 7: by the time at which they are made, and those of one millisecond in the order in which they are
 * made.
 */
export function createIds(now: () => number = Date.now): () => string {
  const chance = new Uint8Array(IDS_AT_ONCE * BYTES_OF_ID);
  let used = chance.length;
  let [msecs, seq] = [0, 0];
  return () => {
    if (used === chance.length) {
      crypto.getRandomValues(chance);
      used = 0;
    }
    const random = chance.subarray(used, used + BYTES_OF_ID);
    used += BYTES_OF_ID;
    const time = now();
    // Like the library does by itself: a sequence begins by chance, low enough to go on from, and time does not go back.
    if (time > msecs) [msecs, seq] = [time, beginOf(random)];
    else seq += 1;
    return v7({ random, msecs, seq });
  };
}

/** 31 bits by chance: an id has room for 32. */
const beginOf = (random: Uint8Array): number =>
  new DataView(random.buffer, random.byteOffset).getUint32(6) >>> 1;
