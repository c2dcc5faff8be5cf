import { describe, expect, it } from 'vitest';
import { evaluateSource, LIMITS, renderTemplate } from './index.ts';

const SCOPE = {
  input: {
    amount: 501,
    text: 'a'.repeat(50_000),
    many: Array.from({ length: 2_000 }, (_, index) => index),
    hostile: JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}'),
  },
  steps: { triage: { decision: 'refund' } },
  run: { id: '0190', startedAt: '2026-01-01T00:00:00Z' },
  now: '2026-01-01T02:00:00Z',
};

const ESCAPES = [
  'constructor',
  'this',
  'self',
  'window',
  'global',
  'globalThis',
  'process',
  'process.env.PATH',
  'process.exit(1)',
  'require("fs")',
  'import("fs")',
  'module.exports',
  'Function("return 1")()',
  'eval("1")',
  'new Function("return 1")',
  'Object.keys(input)',
  'JSON.stringify(input)',
  'Math.max(1, 2)',
  'Date.now()',
  'Reflect.ownKeys(input)',
  'Symbol.iterator',
  '__proto__',
  '__proto__.polluted',
  'prototype',
  'hasOwnProperty',
  'toString()',
  'valueOf',
  'input.constructor',
  'input.constructor.constructor',
  'input.constructor.constructor("return process")()',
  'input["constructor"]["constructor"]',
  'input.__proto__',
  'input["__proto__"]',
  'input.__defineGetter__',
  'input.toString()',
  'input.hasOwnProperty("amount")',
  'input.valueOf()',
  'input.many.constructor',
  'input.many.length',
  'input.many.__proto__',
  'input.many.push(1)',
  'input.many.map.call(1)',
  'input.text.constructor',
  'input.text.length',
  'input.text.__proto__',
  'input.text.at(0)',
  'input.text.repeat(1000000)',
  'input.text.padStart(1000000)',
  '"a".constructor("b")',
  '[].constructor',
  '[]["constructor"]',
  '{}.constructor',
  '{}.__proto__',
  '{}["__proto__"]',
  '{"__proto__": {"admin": true}}',
  '(1).constructor',
  'true.constructor',
  'null.constructor',
  'now.constructor',
  'now.message',
  'run.startedAt.message.seconds',
  'run.constructor',
  'duration("1h").message',
  'type(input).constructor',
  'int.constructor',
  'google.protobuf.Any{type_url: "x"}',
  'google.protobuf.Struct{fields: {}}',
  'google.protobuf.Value',
  'size.constructor',
  '@range(input.many, 0)',
  '@result',
  '[1].map(constructor, constructor.constructor)',
  '[1].map(__proto__, __proto__.x)',
  'input.hostile.polluted',
  'input.hostile.toString',
  '`constructor`',
  '#{process.env}',
  '(() => 1)()',
  'x => x',
  'input.amount = 1',
  'input.amount++',
  'delete input.amount',
  'while(true){}',
  'a; b',
  '/* comment */',
];

const nest = (depth: number, before: string, inside: string, after: string) =>
  before.repeat(depth) + inside + after.repeat(depth);

const BOMBS = [
  nest(1_000, '(', '1', ')'),
  nest(1_000, '[', '1', ']'),
  nest(300, '{1:', '1', '}'),
  nest(33, '(', '1', ')'),
  nest(33, 'size(', '[]', ')'),
  `${'!'.repeat(1_990)}true`,
  `${'!'.repeat(1_999)}x`,
  `${'-'.repeat(1_999)}x`,
  `a${'.b'.repeat(900)}`,
  `a${'[0]'.repeat(600)}`,
  `${'true?1:'.repeat(280)}1`,
  Array.from({ length: 900 }, () => '1').join('+'),
  Array.from({ length: 600 }, () => 'a').join(' + '),
  '('.repeat(1_999),
  '"'.repeat(1_999),
  "'''".repeat(600),
  'x'.repeat(100_000),
  ' '.repeat(1_999_999),
  '\u0000',
  '\ud800',
  'input.many.all(a, input.many.all(b, input.many.all(c, true)))',
  'input.many.exists(a, input.many.exists(b, a + b == -1.0))',
  'input.many.map(a, input.many.map(b, input.many))',
  'input.many.filter(a, input.many.filter(b, b > a).size() > 5)',
  'input.many.exists_one(a, input.many.exists_one(b, a == b))',
  'true || input.many.all(a, input.many.all(b, true)) || input.many.all(a, input.many.all(b, true))' +
    ' == false && input.many.map(a, input.many.map(b, b)).size() > 0',
  nest(8, '[0,1,2,3,4,5,6,7].all(x, ', 'true', ')'),
  nest(20, '[0,1].map(x, ', '1', ')'),
  `[0]${'.map(a, [a, a])'.repeat(60)} == [1]`,
  `[0]${'.map(a, [a, a])'.repeat(60)}`,
  `"%s".format([[0]${'.map(a, [a, a])'.repeat(60)}])`,
  `[0]${'.map(a, [a, a])'.repeat(30)} in [[0]${'.map(a, [a, a])'.repeat(30)}]`,
  `["aaaaaaaaaa"]${'.map(a, a + a)'.repeat(60)}`,
  `[[1]]${'.map(a, a + a)'.repeat(60)}`,
  `[b"aaaaaaaaaa"]${'.map(a, a + a)'.repeat(60)}`,
  `["a"]${'.map(a, a.replace("a", "aa"))'.repeat(30)}`,
  'input.text.replace("", input.text)',
  'input.text.replace("a", input.text)',
  'input.text.split("").map(c, input.text)',
  '[input.text, input.text, input.text].join(input.text)',
  'input.text.split("").join(input.text)',
  `"%s%s%s%s".format([${'input.text, '.repeat(3)}input.text])`,
  '"%.999999999f".format([1.0])',
  '"%.999999999e".format([1.0])',
  'input.text.lastIndexOf(input.text.substring(25000) + "b") > 0 || input.many.all(x, input.text.lastIndexOf("b" + input.text) > x)',
  'input.text.matches("(a+)+b")  && input.text.matches("(a|aa)+$")  && input.text.matches("(.*)(.*)(.*)(.*)(.*)x")',
  'input.text.matches("(a{1,1000}){1,1000}")',
  'input.text.matches("((a{100}){100}){100}")',
  'input.text.matches("(x+x+)+y") || input.text.matches("^(([a-z])+.)+[A-Z]([a-z])+$")',
  'input.text.matches("(?=a)")',
  'input.text.matches("[")',
  'input.text.matches("\\\\1")',
  `input.text.matches("${'(a?)'.repeat(300)}${'a'.repeat(300)}")`,
  `input.text.matches("${'a*'.repeat(900)}b")`,
  'input.many.map(x, input.text.matches("(a*)*b"))',
  'input.many.map(x, now.getHours("America/New_York"))',
  'input.many.map(x, timestamp("2026-01-01T00:00:00Z").getHours("Europe/Berlin"))',
  'input.many.map(x, input.text.contains("aaaaaaaaaaaaaaab"))',
  'input.many.map(x, input.text.lowerAscii())',
  'input.many.map(x, input.text + string(x))',
  'input.many.map(x, size(input.text))',
  'input.many.map(x, input.many == input.many.map(y, y))',
  'input.many.map(x, input.many + input.many)',
  `[1, 2, 3, 4].map(x, input.text.matches("(?i)${'[\\\\p{L}\\\\p{N}]'.repeat(100)}"))`,
  'input.text.matches("a" + input.text)',
  'input.many.map(x, input.text.replace("a", "b"))',
  'int(input.text.replace("a", "9"))',
  '9223372036854775807 + 1',
  '-9223372036854775808 - 1',
  '1 / 0',
  '1 % 0',
  '1.0 / 0.0',
  '0.0 / 0.0',
  '9007199254740993',
  '1e400',
  'int(1e300)',
  'duration("999999999999h")',
  'timestamp("99999-01-01T00:00:00Z")',
  'timestamp("not a time")',
  'string(b"\\xff")',
  'int(input.text)',
  'double(input.text) > 0.0',
  `int("${'9'.repeat(1_500)}")`,
];

/** Milliseconds of processor time, which other processes on the machine do not lengthen. */
function cpuMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}

/** The best of three tries, or the first that is fast: garbage collection or compilation may fall into one of them. */
function cpuMsAtBest(work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && best >= 100; tries += 1) best = Math.min(best, cpuMs(work));
  return best;
}

describe('attack 1: untrusted expressions', { timeout: 30_000 }, () => {
  it('has more than eighty escapes and bombs to refuse', () => {
    expect(ESCAPES.length + BOMBS.length).toBeGreaterThan(150);
  });

  it.each(ESCAPES)('refuses the escape %s', (source) => {
    const result = evaluateSource(source, SCOPE);
    expect(result).toMatchObject({
      ok: false,
      problem: { code: expect.stringMatching(/^(expression|value)_/) },
    });
  });

  it.each(BOMBS.map((source) => [source.slice(0, 60), source]))('ends the bomb %s', (_, source) => {
    expect(cpuMsAtBest(() => evaluateSource(source, SCOPE))).toBeLessThan(100);
    const result = evaluateSource(source, SCOPE);
    if (!result.ok) expect(result.problem.code).toMatch(/^(expression|value)_/);
    else expect(JSON.stringify(result.value).length).toBeLessThan(LIMITS.resultLength * 2);
  });
});

describe('limits', () => {
  it('remembers that the budget is spent when a logical operator swallows the error', () => {
    const bomb = 'input.many.all(a, input.many.all(b, input.many.all(c, true)))';
    expect(evaluateSource(`${bomb} || true`, SCOPE)).toMatchObject({ problem: { code: 'expression_limit' } });
    expect(evaluateSource(`${bomb} ? 1 : 2`, SCOPE)).toMatchObject({ problem: { code: 'expression_limit' } });
  });

  it('starts every evaluation with a full budget', () => {
    evaluateSource('input.many.all(a, input.many.all(b, true))', SCOPE);
    expect(evaluateSource('input.many.all(a, a >= 0)', SCOPE)).toEqual({ ok: true, value: true });
  });

  it('refuses a scope that is too large only when the expression reads it', () => {
    const scope = { input: { big: Array.from({ length: 60_000 }, () => 0), amount: 1 } };
    expect(evaluateSource('size(input.big)', scope)).toMatchObject({ problem: { code: 'expression_limit' } });
    expect(evaluateSource('input.amount', scope)).toEqual({ ok: true, value: 1 });
  });

  it('refuses a scope that is nested too deeply', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(evaluateSource('input', { input: deep })).toMatchObject({ problem: { code: 'expression_limit' } });
  });

  it('leaves the prototypes of JavaScript alone', () => {
    evaluateSource('input.hostile', SCOPE);
    evaluateSource('{"constructor": {"prototype": {"polluted": true}}}', SCOPE);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('ends a template of many holes and refuses one that grows too long', () => {
    const many = '{{ input.amount }}'.repeat(3_000);
    expect(renderTemplate(many, SCOPE)).toEqual({ ok: true, value: '501'.repeat(3_000) });
    const long = '{{ input.text }}'.repeat(20);
    expect(renderTemplate(long, SCOPE)).toMatchObject({ problem: { code: 'expression_limit' } });
  });
});
