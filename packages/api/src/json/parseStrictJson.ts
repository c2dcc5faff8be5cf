import { fail, type Json, ok, type Problem, problem, type Result } from '@countersign/model';
import { FORBIDDEN_KEYS, scanJson } from './scanJson.ts';
import { textFault } from './textFault.ts';

/**
 * Reads JSON that came from outside. Refused beside bad syntax: nesting deeper than 64, a key twice in one object, keys
 * that reach for prototypes, NUL and lone surrogates (Postgres cannot store them), numbers beyond a double (1e309).
 * Problem `malformed_json` says where as a JSON pointer, or as a character position when the syntax is broken.
 */
export function parseStrictJson(text: string): Result<Json> {
  const scanned = scanJson(text);
  if (scanned !== null) return fail(malformed(scanned.message, scanned.at));
  let value: Json;
  try {
    value = JSON.parse(text) as Json; // safe: JSON.parse answers JSON
  } catch (error) {
    return fail(
      malformed(`This is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`),
    );
  }
  const fault = faultOf(value, '');
  return fault === null ? ok(value) : fail(fault);
}

/** The first value inside that may not be stored; depth is bounded by the scan before. */
function faultOf(value: Json, at: string): Problem | null {
  if (typeof value === 'string') return faultOfText(value, at);
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? null
      : malformed('This number is too large for JSON programs to agree on.', at);
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, entry] of Object.entries(value)) {
    const here = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const fault =
      (FORBIDDEN_KEYS.has(key) ? malformed(`The field name ${key} is not allowed.`, here) : null) ??
      faultOfText(key, at) ??
      faultOf(entry, here);
    if (fault !== null) return fault;
  }
  return null;
}

function faultOfText(text: string, at: string): Problem | null {
  const fault = textFault(text);
  return fault === null ? null : malformed(fault, at);
}

const malformed = (message: string, at?: string): Problem => problem('malformed_json', message, at);
