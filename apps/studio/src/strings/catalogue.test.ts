import { describe, expect, it } from 'vitest';
import type { Message } from './catalogue.ts';
import { createTranslate } from './createTranslate.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { pseudoCatalogue } from './pseudoCatalogue.ts';

const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other];
const placeholdersOf = (message: Message): string[] => [
  ...new Set(textsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? [])),
];

describe('the catalogues', () => {
  it('ask for the same values in every language', () => {
    const keys = Object.keys(en) as (keyof typeof en)[];
    expect(keys.length).toBeGreaterThan(400);
    for (const key of keys)
      expect(placeholdersOf(de[key]).sort(), key).toEqual(placeholdersOf(en[key]).sort());
  });

  it('have no empty sentence', () => {
    for (const catalogue of [en, de]) {
      expect(
        Object.values(catalogue)
          .flatMap((message: Message) => textsOf(message))
          .filter((text) => text.trim() === ''),
      ).toEqual([]);
    }
  });

  it('keep placeholders whole in the pseudo-locale', () => {
    const t = createTranslate(pseudoCatalogue(en), 'en');
    expect(t('common.version', { version: 3 })).toMatch(/^\[.*3.*\]$/);
    expect(t('common.save')).not.toContain('Save');
  });
});

describe('t', () => {
  it('chooses the plural form and writes numbers in the language', () => {
    const english = createTranslate(en, 'en');
    const german = createTranslate(de, 'de');
    expect(english('flows.openReviews', { count: 1 })).toBe('1 open review');
    expect(english('flows.openReviews', { count: 1200 })).toBe('1,200 open reviews');
    expect(german('flows.openReviews', { count: 1200 })).toBe('1.200 offene Prüfungen');
  });

  it('takes values as they are, also when they look like placeholders', () => {
    expect(createTranslate(en, 'en')('palette.openFlow', { flow: '{page}' })).toBe('Open {page}');
  });
});
