import { neverTrippedIn, newFaultsOfPolicy } from '@countersign/autonomy';
import { referencesOf } from '@countersign/expression';
import {
  CheckpointPolicy,
  evidenceFaults,
  evidenceGap,
  LEAST_SHARE,
  rungNarrowing,
} from '@countersign/model';
import { z } from 'zod';
import { policyFormSchema } from '../../../policy/policyFormSchema.ts';
import type { Translate } from '../../../strings/catalogue.ts';
import type { Phrase } from '../../../strings/createPhrase.ts';
import { sayProblem } from '../../../strings/sayProblem.ts';
import { type FieldErrors, sameJson, validateSchema } from '../../../ui/SchemaForm/index.ts';
import { policyIn } from './policyDraft.ts';

const ALL_FIELDS = [
  ...(['ladder', 'startRung', 'probationRung', 'amount', 'maxAmount', 'floors', 'tolerance'] as const),
  ...(['missRate', 'risk', 'rule', 'target', 'spending', 'widening', 'ratifiedBy', 'correctness'] as const),
  ...(['labelWithin', 'sampling', 'breakers'] as const),
];

/**
 * What is wrong with a draft, by the place of the field, all of it at once: shapes by the schema, expressions by parsing
 * them, and what the server would refuse that is not so in the policy in force.
 */
export function policyErrors(value: unknown, { inForce, locale: { t, phrase } }: Against): FieldErrors {
  const refused = refusalErrors(value, inForce, phrase);
  const stricter = Object.entries(stricterErrors(value, inForce, t));
  return {
    ...refused,
    ...expressionErrors(value, t),
    // A rung that is wider in nothing is told of as a whole.
    ...Object.fromEntries(stricter.filter(([at]) => refused[rungOf(at)] === undefined)),
    ...targetErrors(value, t),
    ...validateSchema(policyFormSchema(ALL_FIELDS, t), value, t),
  };
}

/**
 * Of what is wrong with a draft, what keeps it from being applied. What no evidence can bear out in the policy in force, or
 * what narrows nothing there, and stays as it is does not keep an owner from mending something else first.
 */
export function blockingErrors(errors: FieldErrors, value: unknown, inForce: CheckpointPolicy): FieldErrors {
  const written = Written.safeParse(value).data ?? {};
  const kept = EVIDENCE.filter(
    (field) => isFaulty(inForce, field) && sameJson(written[field], inForce[field]),
  ).map((field) => `/${field}`);
  if (sameJson(written.breakers?.errors, inForce.breakers.errors)) kept.push('/breakers/errors/count');
  return Object.fromEntries(Object.entries(errors).filter(([at]) => !kept.includes(at)));
}

/** Whether a draft may be applied. */
export const isApplicable = (errors: FieldErrors, value: unknown, inForce: CheckpointPolicy): boolean =>
  policyIn(value) !== null && Object.keys(blockingErrors(errors, value, inForce)).length === 0;

/** What of a draft is looked at, whatever is wrong with it elsewhere. */
const Written = z.looseObject({
  breakers: z.looseObject({ errors: z.unknown() }).optional().catch(undefined),
});

const EVIDENCE = ['tolerance', 'risk', 'target'] as const;

const isFaulty = (policy: CheckpointPolicy, field: (typeof EVIDENCE)[number]): boolean =>
  evidenceFaults(policy).some(({ at }) => at === `/policy/${field}`);

interface Against {
  readonly inForce: CheckpointPolicy;
  readonly locale: { readonly t: Translate; readonly phrase: Phrase };
}

function refusalErrors(value: unknown, inForce: CheckpointPolicy, phrase: Phrase): FieldErrors {
  const policy = policyIn(value);
  if (policy === null) return {};
  // What narrows nothing is told of also where it is in force, or nobody would ever notice.
  const faults = [...newFaultsOfPolicy(policy, inForce), ...neverTrippedIn(policy)];
  return Object.fromEntries(
    faults.map(({ at = '', message }) => [at.slice('/policy'.length), sayProblem(message, phrase)]),
  );
}

/** Rungs that became stricter than the one before them in one way, though they may be wider in another. */
function stricterErrors(value: unknown, inForce: CheckpointPolicy, t: Translate): FieldErrors {
  const now = stricterIn(policyIn(value)?.ladder ?? []);
  const known = stricterIn(inForce.ladder);
  return Object.fromEntries(
    [...now]
      .filter(([index, field]) => known.get(index) !== field)
      .map(([index, field]) => [`/ladder/${index}/${FIELD[field]}`, t(`adjust.stricter.${field}`)]),
  );
}

const rungOf = (at: string): string => at.slice(0, at.lastIndexOf('/'));

const FIELD = { confidence: 'minConfidence', amount: 'maxAmount' } as const;

/** In what each rung is stricter than the one before it, by its place. */
function stricterIn(ladder: CheckpointPolicy['ladder']): ReadonlyMap<number, keyof typeof FIELD> {
  const found = ladder.flatMap((rung, index) => {
    const before = ladder[index - 1];
    const field = before === undefined ? null : rungNarrowing(before, rung);
    return field === null ? [] : [[index, field] as const];
  });
  return new Map(found);
}

/** A row cannot weigh what is reviewed more often against what is reviewed less; told whatever else is wrong. */
function targetErrors(value: unknown, t: Translate): FieldErrors {
  const tested = Tested.safeParse(value);
  const isGap = tested.success && evidenceGap({ ...tested.data, ...SOUND }) === 'target';
  return isGap ? { '/target': t('adjust.badTarget') } : {};
}

const { target, rule } = CheckpointPolicy.shape;
const Tested = z.object({ target, rule });

/** What the schema looks at. */
const SOUND = { tolerance: LEAST_SHARE, risk: LEAST_SHARE };

function expressionErrors(value: unknown, t: Translate): FieldErrors {
  return Object.fromEntries(
    expressionsIn(value, '').flatMap(([at, source]) => {
      const read = referencesOf(source);
      return read.ok ? [] : [[at, t('adjust.badExpression', { message: read.problem.message })]];
    }),
  );
}

/** The texts that are expressions, each with its place. */
function expressionsIn(value: unknown, pointer: string): readonly (readonly [at: string, source: string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = `${pointer}/${key}`;
    if (typeof inner !== 'string') return expressionsIn(inner, at);
    return (key === 'when' || at === '/amount') && inner.trim() !== '' ? [[at, inner] as const] : [];
  });
}
