/**
 * The block format of LZ4 with a dictionary, for texts of a few hundred bytes: zlib shrinks those a little better but takes
 * ten times as long, most of it to get ready.
 */
export type Lz4 = Readonly<{
  /** Null for a text that is too long for one block. */
  compress: (text: string) => Buffer | null;
  decompress: (block: Uint8Array) => string;
}>;

/** What a block and the dictionary before it may hold together: offsets have two bytes. */
const SCRATCH_BYTES = 65_536;
/** Rules of the format: no match begins in the last 12 bytes of a text, and the last 5 are literals. */
const LAST_MATCH = 12;
const LAST_LITERALS = 5;
const SHORTEST_MATCH = 4;
const HASH_BITS = 12;

/** Scratch space is shared between calls, so a block is good until the next call. */
export function createLz4(words: string): Lz4 {
  const scratch = Buffer.alloc(SCRATCH_BYTES);
  const view = new DataView(scratch.buffer, scratch.byteOffset, SCRATCH_BYTES);
  const start = scratch.write(words);
  const output = Buffer.alloc(SCRATCH_BYTES);
  const known = new Uint16Array(1 << HASH_BITS);
  for (let at = 0; at + SHORTEST_MATCH <= start; at += 1) known[hashAt(view, at)] = at;
  const table = new Uint16Array(1 << HASH_BITS);
  const longest = Math.floor((SCRATCH_BYTES - start) / 4);

  return {
    compress(text) {
      // A character has at most three bytes in UTF-8; incompressible text grows by a 255th.
      if (text.length > longest) return null;
      const end = start + scratch.write(text, start);
      table.set(known);
      return output.subarray(0, encode({ scratch, view, output, table, start, end }));
    },
    decompress: (block) => decode(block, { scratch, start }),
  };
}

type Encoding = Readonly<{
  scratch: Buffer;
  /** Of the scratch space: four bytes at a time. */
  view: DataView;
  output: Buffer;
  table: Uint16Array;
  start: number;
  end: number;
}>;

/** Answers the number of bytes written. */
function encode({ scratch, view, output, table, start, end }: Encoding): number {
  const lastMatch = end - LAST_MATCH;
  let [at, anchor, written] = [start, start, 0];
  while (at <= lastMatch) {
    const hash = hashAt(view, at);
    const candidate = table[hash] as number; // safe: a hash is an index of the table
    table[hash] = at;
    if (candidate >= at || view.getInt32(candidate, true) !== view.getInt32(at, true)) {
      at += 1;
      continue;
    }
    let length = SHORTEST_MATCH;
    const longest = end - LAST_LITERALS - at;
    while (length < longest && scratch[candidate + length] === scratch[at + length]) length += 1;
    written = writeLiterals(output, written, { scratch, from: anchor, to: at, length });
    written = writeMatch(output, written, { offset: at - candidate, length });
    at += length;
    anchor = at;
  }
  return writeLiterals(output, written, { scratch, from: anchor, to: end, length: SHORTEST_MATCH });
}

type Literals = Readonly<{ scratch: Buffer; from: number; to: number; length: number }>;

/** The token with both lengths, and the literals; `length` is that of the match that follows. */
function writeLiterals(output: Buffer, start: number, { scratch, from, to, length }: Literals): number {
  output[start] = (Math.min(15, to - from) << 4) | Math.min(15, length - SHORTEST_MATCH);
  let at = writeRest(output, start + 1, to - from);
  for (let place = from; place < to; place += 1) {
    output[at] = scratch[place] as number; // safe: inside the scratch space
    at += 1;
  }
  return at;
}

function writeMatch(
  output: Buffer,
  at: number,
  { offset, length }: Readonly<{ offset: number; length: number }>,
) {
  output[at] = offset & 255;
  output[at + 1] = offset >>> 8;
  return writeRest(output, at + 2, length - SHORTEST_MATCH);
}

/** What of a length does not fit into its half of the token. */
function writeRest(output: Buffer, from: number, length: number): number {
  if (length < 15) return from;
  let [at, rest] = [from, length - 15];
  for (; rest >= 255; rest -= 255) {
    output[at] = 255;
    at += 1;
  }
  output[at] = rest;
  return at + 1;
}

function decode(block: Uint8Array, { scratch, start }: Pick<Encoding, 'scratch' | 'start'>): string {
  let [at, end] = [0, start];
  const readLength = (half: number): number => {
    let length = half;
    for (let byte = half === 15 ? 255 : 0; byte === 255; ) {
      byte = block[at] ?? 0;
      at += 1;
      length += byte;
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at] as number; // safe: it is inside the block
    at += 1;
    const literals = readLength(token >>> 4);
    scratch.set(block.subarray(at, at + literals), end);
    [at, end] = [at + literals, end + literals];
    if (at >= block.length) break;
    const offset = (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);
    at += 2;
    // Byte by byte, because a match may reach into itself.
    for (let left = readLength(token & 15) + SHORTEST_MATCH; left > 0; left -= 1) {
      scratch[end] = scratch[end - offset] ?? 0;
      end += 1;
    }
  }
  return scratch.toString('utf8', start, end);
}

function hashAt(view: DataView, at: number): number {
  return Math.imul(view.getInt32(at, true), 2_654_435_761) >>> (32 - HASH_BITS);
}
