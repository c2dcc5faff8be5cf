import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './compilePattern.ts';

const matches = (source: string, text: string): boolean | string => {
  const compiled = compilePattern(source);
  return compiled.ok ? compiled.value.test(text) : compiled.problem.code;
};

describe('compilePattern', () => {
  it('decides in time that grows with the text what takes others for ever', () => {
    const begun = process.threadCpuUsage();
    expect(matches('^([a-z]+)+$', `${'a'.repeat(100_000)}!`)).toBe(false);
    expect(matches('^(a|a)*$', `${'a'.repeat(100_000)}!`)).toBe(false);
    const { user, system } = process.threadCpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });

  it.each([
    '(?=a)b',
    '(?!a)b',
    '(?<=a)b',
    '(?<!a)b',
    '(a)\\1',
    '(?<x>a)\\k<x>',
    'a{1001}',
    '(a{1000}){1000}',
  ])('refuses %s, which has no such bound', (source) => {
    expect(matches(source, 'a')).toBe('pattern_unsupported');
  });

  it.each(['(', 'a**', '[z-a]', '\\Qa', '(?i)a'])('refuses %s, which is none', (source) => {
    expect(matches(source, 'a')).toBe('pattern_invalid');
  });

  it.each([
    '^\\u0041\\u{1F600}$',
    '^\\uD83D\\uDE00$',
    '^[\\u00e0-\\u00ff]+$',
    '^\\s\\S$',
    '^[\\s\\d]+$',
    '^[^\\s]+$',
    '^[\\S]+$',
    '^[^\\S]+$',
    '^.$',
    '^[.]$',
    '^[^]$',
    '^\\cI$',
    '^\\0$',
    '^\\p{L}+$',
    '^\\P{L}+$',
    '^\\p{Script=Greek}+$',
    '^\\P{sc=Greek}+$',
    '^\\/\\.\\[\\]$',
    '^[\\]\\[]+$',
    'a$',
    '^(?<year>\\d{4})-(0[1-9]|1[0-2])$',
    '\\bab\\b',
    '^[\\b]$',
  ])('finds what ECMAScript finds by %s', (source) => {
    const texts = [
      ...[
        '',
        'a',
        'A',
        'ab',
        'a\n',
        '\n',
        '\r',
        '\u2028',
        '\u00a0',
        '\ufeff',
        '\t',
        '\0',
        ' ',
        'é',
        'αβ',
        'ж',
        '😀',
      ],
      ...['A😀', '.', '[]', '][', '/.[]', ' x', '1 2', '2026-11', 'x ab y', '\u00a0x', '\v', '\b', '\u200b'],
    ];
    for (const text of texts) {
      expect([text, matches(source, text)]).toEqual([text, new RegExp(source, 'u').test(text)]);
    }
  });

  it('agrees with ECMAScript about every single character and class of spaces', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff }), (code) => {
        fc.pre(code < 0xd800 || code > 0xdfff);
        const text = String.fromCharCode(code);
        for (const source of ['^\\s$', '^\\S$', '^.$', '^\\w$', '^\\d$']) {
          expect([source, code, matches(source, text)]).toEqual([
            source,
            code,
            new RegExp(source, 'u').test(text),
          ]);
        }
      }),
      { seed: 1 },
    );
  });
});
