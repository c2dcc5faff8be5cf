import { type CelValue, isCelList, isCelMap, isCelUint } from '@bufbuild/cel';
import { isMessage, toJson } from '@bufbuild/protobuf';
import { isReflectMessage } from '@bufbuild/protobuf/reflect';
import { base64Encode } from '@bufbuild/protobuf/wire';
import { DurationSchema, TimestampSchema, timestampDate } from '@bufbuild/protobuf/wkt';
import { fail, type Json, ok, type Problem, problem, type Result, storableText } from '@countersign/model';
import { LIMITS } from '../limits/limits.ts';

/**
 * A CEL result as JSON: whole numbers become numbers, timestamps ISO 8601, durations seconds (`"3600s"`), bytes base64.
 * A text cut inside a character gets `�` there, since half a character cannot be stored or sent.
 * Refuses what JSON cannot hold (infinity, numbers beyond 2^53, types) and results that are too large.
 */
export function celToJson(value: CelValue): Result<Json, Problem> {
  const count = { values: LIMITS.resultValues, characters: LIMITS.resultLength };
  try {
    return ok(convert(value, 0, count));
  } catch (error) {
    if (error instanceof NotJson) return fail(problem(error.code, error.message));
    throw error;
  }
}

/** Leaves the recursion of `convert`; never leaves this file. */
class NotJson extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

type Count = { values: number; characters: number };

function convert(value: CelValue, depth: number, count: Count): Json {
  count.values -= 1;
  if (typeof value === 'string' || value instanceof Uint8Array) count.characters -= value.length;
  if (count.values < 0 || count.characters < 0 || depth > LIMITS.valueDepth) {
    throw new NotJson('expression_limit', 'The result is too large.');
  }
  if (typeof value === 'string') return storableText(value);
  if (typeof value === 'bigint') return wholeNumber(value);
  if (typeof value === 'number') return finite(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return base64Encode(value);
  if (isCelUint(value)) return wholeNumber(value.value);
  if (isCelList(value)) return [...value].map((element) => convert(element, depth + 1, count));
  if (isCelMap(value)) {
    return Object.fromEntries(
      [...value].map(([key, entry]) => [keyText(key), convert(entry, depth + 1, count)]),
    );
  }
  return messageToJson(value);
}

function wholeNumber(value: bigint): number {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new NotJson('expression_result', `The result ${value} is too large for an exact number.`);
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new NotJson('expression_result', 'The result is not a finite number; was something divided by zero?');
}

function keyText(key: CelValue): string {
  const text = isCelUint(key) ? String(key.value) : String(key);
  if (text !== '__proto__') return storableText(text);
  throw new NotJson('expression_result', 'A result cannot have a field named "__proto__".');
}

function messageToJson(value: CelValue): Json {
  const message = isReflectMessage(value) ? value.message : value;
  if (isMessage(message, TimestampSchema)) return timestampDate(message).toISOString();
  if (isMessage(message, DurationSchema)) return toJson(DurationSchema, message);
  throw new NotJson('expression_result', 'The result is a type, not a value.');
}
