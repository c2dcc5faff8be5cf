import type { Translate } from '../../strings/catalogue.ts';
import type { FormSchema } from './formSchema.ts';
import { resolveSchema } from './formSchema.ts';
import { patternMessage } from './patternMessage.ts';

interface Violation {
  readonly keyword: string;
  readonly schemaAt: string;
  readonly message: string;
}

/** One violated keyword of a schema as a sentence that says what to enter instead. */
export function violationMessage(violation: Violation, schema: object, t: Translate): string {
  const limit = keywordValue(violation.schemaAt, schema);
  const count = typeof limit === 'number' ? limit : 0;
  const bound = isShare(violation.schemaAt, schema) ? percentOf(count) : count;
  switch (violation.keyword) {
    case 'required':
      return t('form.required');
    case 'minLength':
      return count <= 1 ? t('form.required') : t('form.tooShort', { count });
    case 'maxLength':
      return t('form.tooLong', { count });
    case 'minItems':
      return t('form.tooFew', { count });
    case 'maxItems':
      return t('form.tooMany', { count });
    case 'minimum':
      return t('form.atLeast', { limit: bound });
    case 'maximum':
      return t('form.atMost', { limit: bound });
    case 'exclusiveMinimum':
      return t('form.moreThan', { limit: bound });
    case 'exclusiveMaximum':
      return t('form.lessThan', { limit: bound });
    case 'multipleOf':
      return t('form.multipleOf', { step: count });
    case 'enum':
    case 'const':
      return t('form.notAChoice');
    case 'type':
      return typeMessage(limit, t);
    case 'format':
      return formatMessage(limit, t);
    case 'pattern':
      return patternMessage(String(limit), t);
    case 'false':
      return t('form.notExpected');
    default:
      return violation.message;
  }
}

/** Shares are shown in per cent, and so are their limits. */
const isShare = (place: string, schema: object): boolean =>
  keywordValue(place.replace(/[^/]*$/, 'x-widget'), schema) === 'share';

/** Rounded, so that 0.07 · 100 does not show as 7.000000000000001. */
const percentOf = (share: number): string => `${Number((share * 100).toPrecision(12))} %`;

function typeMessage(type: unknown, t: Translate): string {
  if (type === 'integer') return t('form.wholeNumber');
  if (type === 'number') return t('form.number');
  return t('form.wrongType', { type: Array.isArray(type) ? type.join(' / ') : String(type) });
}

function formatMessage(format: unknown, t: Translate): string {
  if (format === 'email') return t('form.email');
  if (format === 'uri' || format === 'url') return t('form.url');
  return t('form.format', { format: String(format) });
}

/** The value behind a place such as `#/properties/amount/minimum`, through references. */
function keywordValue(place: string, schema: object): unknown {
  const root = schema as FormSchema;
  let node: unknown = root;
  for (const part of place.replace(/^#\/?/, '').split('/')) {
    if (typeof node !== 'object' || node === null) return undefined;
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    node = key === '$ref' ? resolveSchema(node as FormSchema, root) : (node as Record<string, unknown>)[key];
  }
  return node;
}
