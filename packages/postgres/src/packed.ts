import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Json } from '@countersign/model';
import { createLz4 } from './createLz4.ts';
import { WORDS } from './packedWords.ts';

/**
 * The first byte says how the rest is to be read, with the words of `packedWords.ts` known beforehand. A number is never
 * given another meaning: what was packed once must be readable for ever.
 */
const DEFLATED = 1;
const LZ4_BLOCK = 2;

const DICTIONARY = Buffer.from(WORDS);
const lz4 = createLz4(WORDS);

/** JSON for a `bytea` column, in base64 as `decode(…, 'base64')` takes it. A turn's records shrink to less than half. */
export function pack(value: unknown): string {
  const text = JSON.stringify(value);
  const block = lz4.compress(text);
  return block === null
    ? marked(DEFLATED, deflateRawSync(text, { level: 1, dictionary: DICTIONARY }))
    : marked(LZ4_BLOCK, block);
}

/** What was packed; `older` is the same from a row that was written before things were packed. */
export function unpack<TValue = Json>(packed: Uint8Array | null, older: TValue | null): TValue {
  if (packed === null) return older as TValue; // safe: every row holds one of the two
  return JSON.parse(textOf(packed[0], packed.subarray(1))) as TValue;
}

function textOf(kind: number | undefined, bytes: Uint8Array): string {
  if (kind === LZ4_BLOCK) return lz4.decompress(bytes);
  if (kind === DEFLATED) return inflateRawSync(bytes, { dictionary: DICTIONARY }).toString('utf8');
  throw new Error(`Packed data of an unknown kind: ${kind}`);
}

const marked = (kind: number, bytes: Buffer): string =>
  Buffer.concat([Buffer.of(kind), bytes]).toString('base64');
