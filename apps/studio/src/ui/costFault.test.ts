import { describe, expect, it } from 'vitest';
import { createTranslate } from '../strings/createTranslate.ts';
import { en } from '../strings/en.ts';
import { costFault, MOST_COST } from './costFault.ts';

const fault = (value: string | number) => costFault(value, MOST_COST, createTranslate(en, 'en'));

describe('a cost that an owner types', () => {
  it('is kept from nothing up, and taken away when the field is empty', () => {
    for (const value of [0, 12.5, MOST_COST, '']) expect(fault(value)).toBeNull();
  });

  it('is refused in words below nothing, above the largest, and where it is no number', () => {
    expect(fault(-5)).toBe('Must be 0 or more.');
    expect(fault(MOST_COST + 1)).toMatch(/or less/);
    expect(fault('-')).toBe('A number is needed.');
  });
});
