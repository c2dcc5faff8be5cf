import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Json } from '@countersign/model';
import { createBlockCode } from './createBlockCode.ts';
import { createLz4 } from './createLz4.ts';
import { WORDS } from './packedWords.ts';

/**
 * The first byte says how the rest is to be read, with the words of `packedWords.ts` known beforehand. A number is never
 * given another meaning: what was packed once must be readable for ever.
 */
const DEFLATED = 1;
const LZ4_BLOCK = 2;
const CODED_BLOCK = 3;

const DICTIONARY = Buffer.from(WORDS);
const lz4 = createLz4(WORDS);
const blockCode = createBlockCode();

/** JSON for a `bytea` column, in base64 as `decode(…, 'base64')` takes it. A turn's records shrink to less than half. */
export function pack(value: unknown): string {
  const text = JSON.stringify(value);
  const block = lz4.compress(text);
  if (block === null) return marked(DEFLATED, deflateRawSync(text, { level: 1, dictionary: DICTIONARY }));
  const coded = blockCode.shorten(block);
  return coded === null ? marked(LZ4_BLOCK, block) : marked(CODED_BLOCK, coded);
}

/** What was packed; `older` is the same from a row that was written before things were packed. */
export function unpack<TValue = Json>(packed: Uint8Array | null, older: TValue | null): TValue {
  if (packed === null) return older as TValue; // safe: every row holds one of the two
  return JSON.parse(textOf(packed[0], packed.subarray(1))) as TValue;
}

function textOf(kind: number | undefined, bytes: Uint8Array): string {
  if (kind === CODED_BLOCK) return lz4.decompress(blockCode.lengthen(bytes));
  if (kind === LZ4_BLOCK) return lz4.decompress(bytes);
  if (kind === DEFLATED) return inflateRawSync(bytes, { dictionary: DICTIONARY }).toString('utf8');
  throw new Error(`Packed data of an unknown kind: ${kind}`);
}

/** Most records are short: they are put together in one place. */
const record = Buffer.alloc(4_096);

function marked(kind: number, bytes: Buffer): string {
  if (bytes.length >= record.length) return Buffer.concat([Buffer.of(kind), bytes]).toString('base64');
  record[0] = kind;
  record.set(bytes, 1);
  return record.toString('base64', 0, bytes.length + 1);
}
