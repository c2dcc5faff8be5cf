import { NODE_CONFIG_SCHEMAS } from '@countersign/model';
import { expect, it } from 'vitest';
import { createTranslate } from '../../strings/createTranslate.ts';
import { en } from '../../strings/en.ts';
import { patternMessage } from './patternMessage.ts';

const t = createTranslate(en, 'en');

function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'pattern' && typeof part === 'string' ? [part] : patternsIn(part),
  );
}

it('has words for every pattern in the settings of a step', () => {
  const patterns = [...new Set(patternsIn(NODE_CONFIG_SCHEMAS))];
  expect(patterns).toContain('^[1-9][0-9]{0,5}[smhd]$');
  expect(patterns.filter((pattern) => patternMessage(pattern, t).includes(pattern))).toEqual([]);
});

it('shows the pattern of a schema of its own', () => {
  expect(patternMessage('^RMA-[0-9]+$', t)).toContain('^RMA-[0-9]+$');
});
