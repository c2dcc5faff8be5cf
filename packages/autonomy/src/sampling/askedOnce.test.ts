import { expect, it } from 'vitest';
import { askedOnce } from './askedOnce.ts';
import { decideSample } from './decideSample.ts';

const certain = decideSample({ rates: { evidence: 1, targeted: 1 }, coin: () => 0 });

it('asks about a case that nobody was asked about', () => {
  expect(askedOnce(certain, [])).toBe(certain);
});

it('asks nobody a second time, and lets what only a targeted lane had picked become evidence', () => {
  expect(askedOnce(certain, ['targeted'])).toMatchObject({ sampled: false, lanes: ['evidence'] });
  expect(askedOnce(certain, ['evidence'])).toMatchObject({ sampled: false, lanes: [] });
  expect(askedOnce(certain, ['targeted', 'evidence'])).toMatchObject({ sampled: false, lanes: [] });
  expect(askedOnce(certain, ['targeted']).probability).toEqual(certain.probability);
});
