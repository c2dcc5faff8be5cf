import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Json } from '@countersign/model';
import { WORDS } from './packedWords.ts';

/**
 * The first byte says how the rest is to be read. A number is never given another meaning: what was packed once must be
 * readable for ever.
 */
const WITH_WORDS_1 = 1;

const DICTIONARY = Buffer.from(WORDS);

/** Up to here a small window finds as much as a large one, and costs a fraction of the time to set up. */
const SMALL = 3_000;
const FAST = { level: 1, dictionary: DICTIONARY };
const FAST_AND_SMALL = { ...FAST, windowBits: 12, memLevel: 4 };

/** JSON for a `bytea` column, in base64 as `decode(…, 'base64')` takes it. A turn's records shrink to a third. */
export function pack(value: unknown): string {
  const text = Buffer.from(JSON.stringify(value));
  const packed = deflateRawSync(text, text.length < SMALL ? FAST_AND_SMALL : FAST);
  return Buffer.concat([Buffer.of(WITH_WORDS_1), packed]).toString('base64');
}

/** What was packed; `older` is the same from a row that was written before things were packed. */
export function unpack<TValue = Json>(packed: Uint8Array | null, older: TValue | null): TValue {
  if (packed === null) return older as TValue; // safe: every row holds one of the two
  if (packed[0] !== WITH_WORDS_1) throw new Error(`Packed data of an unknown kind: ${packed[0]}`);
  const text = inflateRawSync(packed.subarray(1), { dictionary: DICTIONARY }).toString('utf8');
  return JSON.parse(text) as TValue;
}
