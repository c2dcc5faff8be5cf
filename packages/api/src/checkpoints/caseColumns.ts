import type { Json } from '@countersign/model';
import type { JudgedCase, TriedCase } from '@countersign/runtime';

/**
 * Past cases as columns: a past of a hundred thousand cases travels in a fraction of what it takes as objects. All
 * lists are as long as `seq`, but for those that say otherwise. `casesOf` in the studio is the way back.
 */
export type CaseColumns = {
  /** Of the verdicts in the ledger; null, as the loss is, of cases that nobody has judged yet. */
  readonly seq: readonly (number | null)[];
  /** Each segment once, and which of them a case is in. */
  readonly segments: readonly string[];
  readonly segment: readonly number[];
  readonly confidence: readonly number[];
  readonly probability: readonly number[];
  readonly loss: readonly (number | null)[];
  /** Which fields a person changed, of the cases in which one did, by their place in the lists. */
  readonly changes: readonly {
    readonly place: number;
    readonly fields: NonNullable<JudgedCase['changed']>;
  }[];
  /** Only the cases that were on an exception route, by their place in the lists. */
  readonly exceptions: readonly number[];
  /** What the variables held, path by path; null also where `odd` has the case. */
  readonly values: readonly { readonly path: readonly string[]; readonly of: readonly Json[] }[];
  /** Whole scopes of the cases that lack one of the paths, by their place in the lists; null of deleted cases. */
  readonly odd: readonly { readonly place: number; readonly scope: JudgedCase['scope'] }[];
  /**
   * What is told of an error, or of a change that another policy may count as one, by its place in the lists; of deleted
   * cases there is nothing left to look at.
   */
  readonly wrong: readonly ({ readonly place: number } & Pick<
    JudgedCase,
    'id' | 'runId' | 'at' | 'verdict'
  >)[];
};

/** Puts cases into columns; `references` are those to which their scopes were cut down. */
export function caseColumns(cases: readonly TriedCase[], references: readonly string[]): CaseColumns {
  const segments = [...new Set(cases.map(({ segment }) => segment))];
  const places = new Map(segments.map((segment, place) => [segment, place]));
  const paths = widest(references);
  const read = cases.map(({ scope }) => (scope === null ? null : paths.map((path) => valueAt(scope, path))));
  const isWhole = read.map((values) => values?.every((value) => value !== undefined) ?? false);
  return {
    seq: cases.map(({ seq }) => seq),
    segments,
    segment: cases.map(({ segment }) => places.get(segment) ?? 0),
    confidence: cases.map(({ confidence }) => confidence),
    probability: cases.map(({ probability }) => probability),
    loss: cases.map(({ loss }) => loss),
    changes: cases.flatMap(({ changed }, place) => (changed === null ? [] : [{ place, fields: changed }])),
    exceptions: cases.flatMap(({ isException }, place) => (isException ? [place] : [])),
    values: paths.map((path, column) => ({
      path,
      of: read.map((values, place) => (isWhole[place] === true ? (values?.[column] ?? null) : null)),
    })),
    odd: cases.flatMap(({ scope }, place) => (isWhole[place] === true ? [] : [{ place, scope }])),
    wrong: cases.flatMap(({ loss, changed, id, runId, at, verdict, scope }, place) =>
      verdict !== null && (loss !== 0 || changed !== null) && scope !== null
        ? [{ place, id, runId, at, verdict }]
        : [],
    ),
  };
}

/** The paths of references, without those that lie inside another one. */
function widest(references: readonly string[]): readonly (readonly string[])[] {
  const all = [...new Set(references)];
  return all
    .filter((reference) => !all.some((other) => reference.startsWith(`${other}.`)))
    .map((reference) => reference.split('.'));
}

type Scope = NonNullable<JudgedCase['scope']>;

/** What is at a path of own fields; undefined where it leads nowhere. */
function valueAt(scope: Scope, path: readonly string[]): Json | undefined {
  let value: Json | undefined = scope as Json; // safe: a scope is an object of JSON
  for (const part of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    // safe: neither null nor a list
    value = Object.hasOwn(value, part) ? (value as Scope)[part] : undefined;
  }
  return value;
}
