import { referencesOf } from '@countersign/expression';
import { CheckpointPolicy, evidenceFault } from '@countersign/model';
import { policyFormSchema } from '../../../policy/policyFormSchema.ts';
import type { Translate } from '../../../strings/catalogue.ts';
import { type FieldErrors, validateSchema } from '../../../ui/SchemaForm/index.ts';

const ALL_FIELDS = [
  ...(['ladder', 'startRung', 'probationRung', 'amount', 'maxAmount', 'floors', 'tolerance'] as const),
  ...(['missRate', 'risk', 'rule', 'target', 'spending', 'widening', 'ratifiedBy', 'correctness'] as const),
  ...(['labelWithin', 'sampling', 'breakers'] as const),
];

/** What is wrong with a draft, by the place of the field: shapes by the schema, expressions by parsing them. */
export function policyErrors(value: unknown, t: Translate): FieldErrors {
  return {
    ...expressionErrors(value, t),
    ...targetErrors(value, t),
    ...validateSchema(policyFormSchema(ALL_FIELDS, t), value, t),
  };
}

/** A row cannot weigh what is reviewed more often against what is reviewed less. */
function targetErrors(value: unknown, t: Translate): FieldErrors {
  const policy = CheckpointPolicy.safeParse(value);
  const fault = policy.success ? evidenceFault(policy.data) : null;
  return fault?.at === '/policy/target' ? { '/target': t('adjust.badTarget') } : {};
}

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
