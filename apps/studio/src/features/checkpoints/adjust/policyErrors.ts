import { newFaultsOfPolicy } from '@countersign/autonomy';
import { referencesOf } from '@countersign/expression';
import { CheckpointPolicy, evidenceGap, LEAST_SHARE } from '@countersign/model';
import { z } from 'zod';
import { policyFormSchema } from '../../../policy/policyFormSchema.ts';
import type { Translate } from '../../../strings/catalogue.ts';
import type { Phrase } from '../../../strings/createPhrase.ts';
import { sayProblem } from '../../../strings/sayProblem.ts';
import { type FieldErrors, validateSchema } from '../../../ui/SchemaForm/index.ts';

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
  return {
    ...refusalErrors(value, inForce, phrase),
    ...expressionErrors(value, t),
    ...targetErrors(value, t),
    ...validateSchema(policyFormSchema(ALL_FIELDS, t), value, t),
  };
}

interface Against {
  readonly inForce: CheckpointPolicy;
  readonly locale: { readonly t: Translate; readonly phrase: Phrase };
}

function refusalErrors(value: unknown, inForce: CheckpointPolicy, phrase: Phrase): FieldErrors {
  const policy = CheckpointPolicy.safeParse(value);
  if (!policy.success) return {};
  const faults = newFaultsOfPolicy(policy.data, inForce);
  return Object.fromEntries(
    faults.map(({ at = '', message }) => [at.slice('/policy'.length), sayProblem(message, phrase)]),
  );
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
