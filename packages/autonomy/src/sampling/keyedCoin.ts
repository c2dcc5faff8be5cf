import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Coin } from './decideSample.ts';

/**
 * Coins for one case that nobody without the secret can foresee, least of all the agent that is being sampled: a keyed
 * hash of case and lane, read as a number in [0, 1).
 */
export function keyedCoin(secret: Uint8Array, caseId: string): Coin {
  return (lane) => {
    const digest = hmac(sha256, secret, utf8ToBytes(`${lane}\n${caseId}`));
    const view = new DataView(digest.buffer, digest.byteOffset);
    // 53 bits: as many as a double holds exactly.
    return (view.getUint32(0) * 2 ** 21 + (view.getUint32(4) >>> 11)) / 2 ** 53;
  };
}
