import { createHash, type Hash } from 'node:crypto';
import { problem } from '@countersign/model';
import { ProblemError } from '../problems/ProblemError.ts';
import { MAX_FILE_BYTES } from './caseUpload.ts';

/**
 * The text of a file as its bytes come in; `hash` sees all of them. Throws `body_too_large` as soon as it is clear, and
 * `malformed_file` for what is not UTF-8.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  hash: Hash = createHash('sha256'),
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > MAX_FILE_BYTES) throw new ProblemError(TOO_LARGE);
    hash.update(chunk);
    yield decoded(() => decoder.decode(chunk, { stream: true }));
  }
  yield decoded(() => decoder.decode());
}

const TOO_LARGE = problem(
  'body_too_large',
  `The file is larger than ${MAX_FILE_BYTES / 1024 / 1024} MB. Split it and send the parts.`,
);

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new ProblemError(
      problem('malformed_file', 'The file is not UTF-8. Save it as UTF-8 and send it again.'),
    );
  }
}
