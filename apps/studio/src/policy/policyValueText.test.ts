import { expect, it } from 'vitest';
import { createTranslate } from '../strings/createTranslate.ts';
import { en } from '../strings/en.ts';
import { policyValueText } from './policyValueText.ts';

const t = createTranslate(en, 'en');
const textOf = (path: string, value: unknown) => policyValueText(path, value, { t, language: 'en' });

it('names choices, and writes shares in per cent', () => {
  expect(textOf('spending', 'lifetime')).toBe(t('policy.spending.lifetime'));
  expect(textOf('ratifiedBy', 'twoOwners')).toBe(t('policy.ratifiedBy.twoOwners'));
  expect(textOf('rule.type', 'escalating')).toBe(t('policy.rule.escalating'));
  expect(textOf('tolerance', 0.02)).toBe('2%');
  expect(textOf('ladder.1.sampleRate', 0.125)).toBe('12.5%');
  expect(textOf('rule.length', 500)).toBe('500');
});

it('writes a group as its fields, and nothing where there is nothing', () => {
  expect(textOf('breakers.errors', { count: 3, window: 20 })).toBe(
    `${t('policy.breakers.count')}: 3, ${t('policy.breakers.window')}: 20`,
  );
  expect(textOf('rule', { type: 'streak', length: 500 })).toBe(
    `${t('policy.rule.streak')}, ${t('policy.rule.length')}: 500`,
  );
  expect(textOf('breakers.errors', undefined)).toBe('–');
  expect(textOf('floors', [])).toBe('–');
});
