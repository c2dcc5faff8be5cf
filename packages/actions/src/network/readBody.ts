import type { Json } from '@countersign/model';
import type { Dispatcher } from 'undici';

export const MOST_RESPONSE_BYTES = 1_000_000;
const MOST_DEPTH = 100;

/** `body` is parsed JSON where the answer says it is JSON, else text; null and `isTruncated` when it is too long. */
export type ResponseBody = { readonly body: Json; readonly isTruncated: boolean };

/** Reads an answer's body up to the limit. What is longer is dropped: the effect has happened all the same. */
export async function readBody(response: Dispatcher.ResponseData): Promise<ResponseBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > MOST_RESPONSE_BYTES) {
      response.body.destroy();
      return { body: null, isTruncated: true };
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  const type = String(response.headers['content-type'] ?? '');
  return { body: /\bjson\b/i.test(type) ? parseJson(text) : storable(text), isTruncated: false };
}

/** The JSON in a text, or the text itself where it is none or none that can be stored. */
function parseJson(text: string): Json {
  if (depthOf(text) > MOST_DEPTH) return storable(text);
  let isStorable = true;
  try {
    const value: Json = JSON.parse(text, (key, entry) => {
      if (key !== storable(key) || (typeof entry === 'string' && entry !== storable(entry)))
        isStorable = false;
      return entry;
    });
    return isStorable ? value : storable(text);
  } catch {
    return storable(text);
  }
}

/** PostgreSQL refuses NUL and half characters, whoever sent them. */
const storable = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

/** An upper bound of the nesting, brackets in texts included, without walking down into it. */
function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth--;
  }
  return deepest;
}
