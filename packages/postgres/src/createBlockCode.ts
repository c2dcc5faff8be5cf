import { CODE_LENGTHS } from './packedCodes.ts';

/** A shorter form of LZ4 blocks: the same parts in the same order, the frequent ones in fewer bits (canonical Huffman codes). */
export type BlockCode = Readonly<{
  /** Null when the block would not become shorter. The bytes are good until the next call. */
  shorten: (block: Uint8Array) => Buffer | null;
  /** The block is good until the next call. */
  lengthen: (coded: Uint8Array) => Buffer;
}>;

/** No code is longer, so that one is known by so many bits. */
const LONGEST_CODE = 12;
const CODE_MASK = (1 << LONGEST_CODE) - 1;
const LARGEST_BLOCK = 65_536;
/** A half of a token that says: the length goes on in bytes of its own, up to the first that is not full. */
const GOES_ON = 15;
/** Above the bits of a byte without a code: that it has eight. */
const PLAIN_BYTE = 8 << LONGEST_CODE;

type Code = Readonly<{
  /** By value: its code, the first bit lowest, and above twelve bits how many it has. */
  codes: Uint16Array;
  /** By the next twelve bits of a text: the value whose code they begin with, and above eight bits how many that has. */
  values: Uint16Array;
}>;
type Codes = Readonly<Record<keyof typeof CODE_LENGTHS, Code>>;

/** Scratch space is shared between calls. */
export function createBlockCode(): BlockCode {
  const codes: Codes = {
    literal: codeOf(CODE_LENGTHS.literal),
    literals: codeOf(CODE_LENGTHS.literals),
    match: codeOf(CODE_LENGTHS.match),
    distance: codeOf(CODE_LENGTHS.distance),
  };
  // No byte makes more than two parts, and no part has more than twelve bits.
  const scratch = { parts: new Uint16Array(2 * LARGEST_BLOCK), coded: Buffer.alloc(3 * LARGEST_BLOCK) };
  const block = Buffer.alloc(LARGEST_BLOCK);
  return {
    shorten: (plain) => shorten(plain, codes, scratch),
    lengthen: (bytes) => lengthen(bytes, codes, block),
  };
}

type Scratch = Readonly<{ parts: Uint16Array; coded: Buffer }>;

/** First all parts with their codes, then one narrow loop that puts them together: this runs for everything that is written. */
function shorten(block: Uint8Array, codes: Codes, { parts, coded }: Scratch): Buffer | null {
  const count = partsOf(block, codes, parts);
  let [held, bits, written] = [0, 0, coded.writeUInt16LE(block.length)];
  for (let index = 0; index < count; index += 1) {
    const part = parts[index] as number; // safe: so many were written
    held |= (part & CODE_MASK) << bits;
    bits += part >>> LONGEST_CODE;
    if (bits < 16) continue;
    coded[written] = held;
    coded[written + 1] = held >>> 8;
    written += 2;
    held >>>= 16;
    bits -= 16;
  }
  coded[written] = held;
  coded[written + 1] = held >>> 8;
  const length = written + ((bits + 7) >>> 3);
  return length < block.length ? coded.subarray(0, length) : null;
}

/** The codes of all parts of a block; bytes that have none stand as they are. Answers how many there are. */
function partsOf(block: Uint8Array, codes: Codes, parts: Uint16Array): number {
  const [{ codes: literal }, { codes: distance }] = [codes.literal, codes.distance];
  const [{ codes: literals }, { codes: match }] = [codes.literals, codes.match];
  let [at, count] = [0, 0];
  while (at < block.length) {
    const token = block[at] ?? 0;
    parts[count] = literals[token >>> 4] ?? 0;
    parts[count + 1] = match[token & 15] ?? 0;
    at += 1;
    count += 2;
    let run = token >>> 4;
    if (run === GOES_ON) {
      const rest = restAt(block, at);
      run += rest.reduce((sum, byte) => sum + byte, 0);
      at += rest.length;
      count = putPlain(parts, count, rest);
    }
    for (const end = at + run; at < end; at += 1) {
      parts[count] = literal[block[at] ?? 0] ?? 0;
      count += 1;
    }
    if (at >= block.length) break;
    parts[count] = (block[at] ?? 0) | PLAIN_BYTE;
    parts[count + 1] = distance[block[at + 1] ?? 0] ?? 0;
    at += 2;
    count += 2;
    if ((token & 15) !== GOES_ON) continue;
    const rest = restAt(block, at);
    at += rest.length;
    count = putPlain(parts, count, rest);
  }
  return count;
}

/** The bytes by which a length goes on. */
function restAt(block: Uint8Array, from: number): Uint8Array {
  let end = from;
  while (block[end] === 255) end += 1;
  return block.subarray(from, end + 1);
}

/** Answers where it goes on. */
function putPlain(parts: Uint16Array, from: number, bytes: Uint8Array): number {
  for (const [place, byte] of bytes.entries()) parts[from + place] = byte | PLAIN_BYTE;
  return from + bytes.length;
}

function lengthen(bytes: Uint8Array, codes: Codes, block: Buffer): Buffer {
  const length = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8);
  let [held, count, next, at] = [0, 0, 2, 0];
  const take = (values: Uint16Array | null): number => {
    for (; count < LONGEST_CODE; count += 8) {
      held |= (bytes[next] ?? 0) << count;
      next += 1;
    }
    const value = values === null ? (held & 255) | 2048 : (values[held & CODE_MASK] as number); // safe: for all bits
    held >>>= value >>> 8;
    count -= value >>> 8;
    return value & 255;
  };
  const copyRest = (): number => {
    for (let rest = 0; ; ) {
      const byte = take(null);
      block[at] = byte;
      at += 1;
      rest += byte;
      if (byte < 255) return rest;
    }
  };
  while (at < length) {
    const literals = take(codes.literals.values);
    const match = take(codes.match.values);
    block[at] = (literals << 4) | match;
    at += 1;
    const run = literals === GOES_ON ? GOES_ON + copyRest() : literals;
    for (const end = at + run; at < end; at += 1) block[at] = take(codes.literal.values);
    if (at >= length) break;
    block[at] = take(null);
    block[at + 1] = take(codes.distance.values);
    at += 2;
    if (match === GOES_ON) copyRest();
  }
  return block.subarray(0, length);
}

/** Shorter codes come first and equally long ones in the order of their values, so the lengths say everything. */
function codeOf(digits: string): Code {
  const lengths = [...digits].map((digit) => Number.parseInt(digit, 16));
  const codes = new Uint16Array(lengths.length);
  const values = new Uint16Array(1 << LONGEST_CODE);
  let next = 0;
  for (let length = 1; length <= LONGEST_CODE; length += 1) {
    for (const [value, itsLength] of lengths.entries()) {
      if (itsLength !== length) continue;
      const code = reversed(next, length);
      codes[value] = code | (length << LONGEST_CODE);
      for (let text = code; text < values.length; text += 1 << length) values[text] = value | (length << 8);
      next += 1;
    }
    next <<= 1;
  }
  return { codes, values };
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit += 1) result |= ((code >>> bit) & 1) << (length - 1 - bit);
  return result;
}
