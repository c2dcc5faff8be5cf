import { describe, expect, it } from 'vitest';
import { createTranslate } from '../strings/createTranslate.ts';
import { de } from '../strings/de.ts';
import { en } from '../strings/en.ts';
import { validateSchema } from '../ui/SchemaForm/index.ts';
import { policyFieldName, policyFormSchema } from './policyFormSchema.ts';

const german = createTranslate(de, 'de');
const ALL = [
  ...([
    'ladder',
    'startRung',
    'probationRung',
    'amount',
    'maxAmount',
    'floors',
    'tolerance',
    'missRate',
  ] as const),
  ...(['risk', 'rule', 'target', 'spending', 'widening', 'ratifiedBy', 'correctness'] as const),
  ...(['labelWithin', 'sampling', 'breakers'] as const),
];

/** Every title that the form would show. */
const titles = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'title' in value && typeof value.title === 'string' ? [value.title] : [];
  return [...own, ...Object.values(value).flatMap(titles)];
};

describe('the form of a policy', () => {
  it('has no word that is not in the reader’s language', () => {
    const known = new Set(
      Object.entries(de)
        .filter(([key]) => key.startsWith('policy.'))
        .map(([, text]) => text),
    );
    const shown = titles(policyFormSchema(ALL, german));
    expect(shown.length).toBeGreaterThan(40);
    expect(shown.filter((title) => !known.has(title))).toEqual([]);
  });

  it('says in per cent between which bounds a promise can be shown', () => {
    const schema = policyFormSchema(['tolerance', 'risk'], createTranslate(en, 'en'));
    const wrong = (value: object) => validateSchema(schema, value, createTranslate(en, 'en'));
    expect(wrong({ tolerance: 0.02, risk: 0.05 })).toEqual({});
    expect(wrong({ tolerance: 0.000_000_1, risk: 0.05 })).toEqual({
      '/tolerance': 'Must be 0.0001 % or more.',
    });
    expect(wrong({ tolerance: 0.02, risk: 0.995 })).toEqual({ '/risk': 'Must be 99 % or less.' });
  });

  it('names fields by their path, elements of lists by their number', () => {
    const t = createTranslate(en, 'en');
    expect(policyFieldName('tolerance', t)).toBe('Tolerance');
    expect(policyFieldName('ladder.1.maxAmount', t)).toBe('Rung 2 · Amount at most');
    expect(policyFieldName('correctness.severity.amount', t)).toContain('amount');
  });
});
