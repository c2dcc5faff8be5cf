import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDeep, renderTemplate } from '../index.ts';

const SCOPE = {
  input: { id: 7, name: 'Ada', price: 12.5, none: null, tags: ['a', 'b'], vip: true },
  now: '2026-01-01T00:00:00.000Z',
};

describe('renderTemplate', () => {
  it.each([
    ['plain text', 'plain text'],
    ['', ''],
    ['Order {{ input.id }} for {{input.name}}', 'Order 7 for Ada'],
    ['{{ input.price * 2 }} EUR', '25 EUR'],
    ['[{{ input.none }}]', '[]'],
    ['{{ input.tags }} {{ input.vip }}', '["a","b"] true'],
    ['{{ {"a": {"b": input.id}} }}', '{"a":{"b":7}}'],
    ["{{ '{{' }} and {{ '}}' }}", '{{ and }}'],
    ['{{ input.vip ? "yes" : "no" }}', 'yes'],
    ['at {{ now }}', 'at 2026-01-01T00:00:00.000Z'],
    ['a } b }} c { d', 'a } b }} c { d'],
  ])('renders %j', (source, text) => {
    expect(renderTemplate(source, SCOPE)).toEqual({ ok: true, value: text });
  });

  it.each([
    ['{{ input.phone }}', 'value_missing'],
    ['{{ input.name', 'template_unclosed'],
    ['{{ "never }}', 'template_unclosed'],
    ['{{ }}', 'expression_empty'],
    ['{{ 1 + }}', 'expression_syntax'],
    ['x'.repeat(200_000), 'template_too_long'],
  ])('refuses %.30s', (source, code) => {
    expect(renderTemplate(source, SCOPE)).toMatchObject({ ok: false, problem: { code } });
  });

  it('leaves text without holes as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!text.includes('{{'));
        expect(renderTemplate(text, SCOPE)).toEqual({ ok: true, value: text });
      }),
      { seed: 1 },
    );
  });
});

describe('renderDeep', () => {
  it('fills texts at any depth and keeps the kind of a lone hole', () => {
    const body = {
      order: '{{ input.id }}',
      lines: [{ text: 'for {{ input.name }}' }, '{{ input.tags }}', 3, null, true],
      '{{ input.name }}': 'keys stay',
    };
    expect(renderDeep(body, SCOPE)).toEqual({
      ok: true,
      value: {
        order: 7,
        lines: [{ text: 'for Ada' }, ['a', 'b'], 3, null, true],
        '{{ input.name }}': 'keys stay',
      },
    });
  });

  it('says where the text is that cannot be filled', () => {
    expect(renderDeep({ a: [{ 'b/c': '{{ input.phone }}' }] }, SCOPE)).toMatchObject({
      problem: { code: 'value_missing', at: '/a/0/b~1c' },
    });
  });
});
