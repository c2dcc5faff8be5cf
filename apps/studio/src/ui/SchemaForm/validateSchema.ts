import { type Json, type JsonSchema, type Problem, validateJson } from '@countersign/model';
import type { Translate } from '../../strings/catalogue.ts';
import { childPointer } from './pointer.ts';
import { violationMessage } from './violationMessage.ts';

/** Message per JSON pointer of the value; empty when the value is valid. */
export type FieldErrors = Readonly<Record<string, string>>;

interface Violation {
  readonly at: string;
  readonly keyword: string;
  readonly schemaAt: string;
  readonly message: string;
  /** The property that is missing. */
  readonly property: string | undefined;
}

/**
 * Checks a value by the validator the server uses and says in the reader's language what is wrong where.
 * A schema that cannot be read checks nothing: the server has the last word anyway.
 */
export function validateSchema(schema: object, value: unknown, t: Translate): FieldErrors {
  const errors: Record<string, string> = {};
  for (const violation of relevant(violationsOf(schema, value))) {
    const pointer = pointerOf(violation);
    errors[pointer] ??= violationMessage(violation, schema, t);
  }
  return errors;
}

function violationsOf(schema: object, value: unknown): Violation[] {
  try {
    // safe: form values are JSON; undefined keys are dropped by the round trip.
    const json = JSON.parse(JSON.stringify(value ?? null)) as Json;
    const result = validateJson(schema as JsonSchema, json);
    return result.ok ? [] : result.problem.map(violationOf);
  } catch {
    return [];
  }
}

function violationOf(problem: Problem): Violation {
  return {
    at: problem.at ?? '',
    keyword: String(problem.data?.['keyword']),
    schemaAt: String(problem.data?.['schemaAt']),
    message: problem.message,
    property: typeof problem.data?.['property'] === 'string' ? problem.data['property'] : undefined,
  };
}

const BRANCH = /^.*\/(?:oneOf|anyOf)\/\d+(?=\/)/;

/** Of several shapes only the one that was meant complains: the others differ already in their constants or in "null". */
function relevant(violations: readonly Violation[]): Violation[] {
  const otherShapes = new Set(
    violations.filter((violation) => isShapeMismatch(violation)).map((violation) => branchOf(violation)),
  );
  const meant = violations.filter((violation) => !otherShapes.has(branchOf(violation) ?? ''));
  const leaves = meant.filter(
    (violation) => !['oneOf', 'anyOf', 'additionalProperties'].includes(violation.keyword),
  );
  return leaves.length > 0 ? leaves : meant;
}

function branchOf(violation: Violation): string | undefined {
  return BRANCH.exec(violation.schemaAt)?.[0];
}

function isShapeMismatch(violation: Violation): boolean {
  if (branchOf(violation) === undefined) return false;
  return violation.keyword === 'const' || (violation.keyword === 'type' && violation.message === ONLY_EMPTY);
}

/** "x is missing" is reported on its object; the form shows it at the field that is to be filled in. */
function pointerOf({ at, property }: Violation): string {
  return property === undefined ? at : childPointer(at, property);
}

/** What the shape of an optional value that is left out says about one that is there. */
const ONLY_EMPTY = 'This must be empty.';
