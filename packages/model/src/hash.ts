import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from './json.ts';

/**
 * JSON with object keys in code-unit order and no white space, so that equal values have equal bytes.
 * Numbers print as `JSON.stringify` prints them, which is what RFC 8785 asks for.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value as Record<string, Json>);
}

/** A key that is written as it is. */
const PLAIN = /^\w*$/;

function canonicalArray(items: readonly Json[]): string {
  let text = '[';
  for (const item of items) text += text === '[' ? canonicalJson(item) : `,${canonicalJson(item)}`;
  return `${text}]`;
}

function canonicalObject(object: Readonly<Record<string, Json | undefined>>): string {
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const entry = object[key];
    if (entry === undefined) continue;
    text += `${text === '' ? '{' : ','}${PLAIN.test(key) ? `"${key}"` : JSON.stringify(key)}:${canonicalJson(entry)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}

/** SHA-256 of the canonical JSON, as 64 lower-case hex digits. */
export function contentHash(value: Json): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
