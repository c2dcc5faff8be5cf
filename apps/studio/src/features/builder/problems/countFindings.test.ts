import type { Diagnostic } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../../strings/createTranslate.ts';
import { en } from '../../../strings/en.ts';
import { countFindings, countsInWords } from './countFindings.ts';

const t = createTranslate(en, 'en');
const finding = (severity: Diagnostic['severity']): Diagnostic => ({
  code: 'unreachable_step',
  severity,
  message: '',
  help: '',
});
const inWords = (...severities: readonly Diagnostic['severity'][]) =>
  countsInWords(countFindings(severities.map(finding)), t);

describe('countsInWords', () => {
  it('names each weight, the worst first, and none of which there is nothing', () => {
    expect(inWords('info', 'warning', 'error', 'warning')).toBe('1 error, 2 warnings, 1 remark');
    expect(inWords('info', 'info')).toBe('2 remarks');
    expect(inWords()).toBe('');
  });
});
