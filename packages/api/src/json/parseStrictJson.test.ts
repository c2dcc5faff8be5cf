import { describe, expect, it } from 'vitest';
import { parseStrictJson } from './parseStrictJson.ts';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('strict JSON', () => {
  it.each([
    '{"a":{"b":1},"c":{"b":1}}',
    '[{"a":1},{"a":1}]',
    '{"text":"a \\"quoted\\" : {word}","a":[1,2.5e3,null,true]}',
    '"😀"',
    nested(64),
  ])('reads %s', (text) => {
    const parsed = parseStrictJson(text);
    expect(parsed).toEqual({ ok: true, value: JSON.parse(text) });
  });

  it.each([
    ['broken syntax', '{"a":'],
    ['nothing at all', ''],
    ['a key twice', '{"a":1,"b":2,"a":3}'],
    ['a key twice in two spellings', '{"a":1,"\\u0061":3}'],
    ['a key twice deep inside', '{"x":[{"y":{"k":1, "k" : 2}}]}'],
    ['depth 65', nested(65)],
    ['depth 10,000', nested(10_000)],
    ['depth 10,000 without an end', '['.repeat(10_000)],
    ['a number beyond a double', '{"a":[1e309]}'],
    ['NUL', '{"a":"x\\u0000y"}'],
    ['NUL in a key', '{"x\\u0000y":1}'],
    ['a lone surrogate', '{"a":"\\ud800"}'],
    ['__proto__', '{"__proto__":{"admin":true}}'],
    ['an escaped __proto__', '{"a":{"\\u005f_proto__":1}}'],
    ['constructor', '{"constructor":{"prototype":{}}}'],
    ['an unclosed string', '{"a'],
  ])('refuses %s', (_name, text) => {
    const parsed = parseStrictJson(text);
    expect(parsed.ok).toBe(false);
    expect(parsed).toMatchObject({ problem: { code: 'malformed_json', message: expect.any(String) } });
  });

  it('says where the fault is', () => {
    expect(parseStrictJson('{"input":{"list":[1,"\\u0000"]}}')).toMatchObject({
      problem: { at: '/input/list/1' },
    });
  });

  it('takes a megabyte of text in under a second of processor time', () => {
    const text = JSON.stringify({ rows: Array(20_000).fill({ name: 'Mara Lindqvist' }) });
    const begun = process.threadCpuUsage();
    expect(parseStrictJson(text).ok).toBe(true);
    const { user, system } = process.threadCpuUsage(begun);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
