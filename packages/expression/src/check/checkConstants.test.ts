import { describe, expect, it } from 'vitest';
import { compileExpression } from '../expression.ts';
import type { TextRange } from '../syntax/placeOf.ts';

const ENVIRONMENT = {
  variables: {
    input: { type: 'object', properties: { id: { type: 'string' }, total: { type: 'number' } } },
    now: {},
  },
} as const;

const faults = (source: string) => {
  const compiled = compileExpression(source, ENVIRONMENT);
  if (compiled.ok) return [];
  return compiled.problem.map(({ message, data }) => {
    const range = data?.['range'] as TextRange | undefined; // safe: every problem here has a place
    return [source.slice(range?.from, range?.to), message];
  });
};

describe('a part that reads no variable', () => {
  it.each([
    ['input.id.matches("[")', '"["', 'The search pattern "[" cannot be read.'],
    ['input.id.matches("(?=x)")', '"(?=x)"', 'The search pattern "(?=" cannot be read.'],
    ['1 / 0 == 1', '1 / 0', 'Nothing can be divided by zero.'],
    ['input.total > 3.0 && 5 % 0 == 1', '5 % 0', 'Nothing can be divided by zero.'],
    ['int("abc") == 1', 'int("abc"', '"abc" is not a whole number.'],
    ['[1, 2][5] == 1', '[1, 2][5', 'There is no element 5.'],
    ['{"a": 1}.b == 1', 'b', 'There is no field "b".'],
    [
      'timestamp("nope") < now',
      'timestamp("nope"',
      'The text is not a point in time such as 2026-03-31T09:00:00Z.',
    ],
    [
      'duration("x") > duration("1s")',
      'duration("x"',
      'The text is not a length of time such as 90s or 1h30m.',
    ],
    ['[1, 2].exists(one, one / 0 == 1)', undefined, 'Nothing can be divided by zero.'],
  ])('is evaluated in %s', (source, part, message) => {
    const [first, ...others] = faults(source);
    expect(first?.[1]).toBe(message);
    if (part !== undefined) expect(first?.[0]).toBe(part);
    expect(others).toEqual([]);
  });

  it.each([
    'input.id.matches("^[A-Z]{2}$")',
    'true',
    'true || 1 / 0 == 1',
    'duration("1h") < duration("2h")',
    'now > timestamp("2026-03-31T09:00:00Z")',
    '[1, 2].map(one, one * 2)[1] == 4',
    'input.id in ["a", "b"]',
    'type(1) == int',
    'input.total / 2.0 > 1.0',
    '"%s".format([input.id]) == "x"',
    // What costs much is left to the evaluation, which has a limit of its own.
    '[1, 2, 3, 4, 5, 6, 7, 8].map(a, [1, 2, 3, 4, 5, 6, 7, 8].map(b, [1, 2, 3, 4, 5, 6, 7, 8].map(c, [1, 2, 3, 4, 5, 6, 7, 8].map(d, [1, 2, 3, 4, 5, 6, 7, 8].map(e, e))))).size() > 1',
  ])('is left alone in %s', (source) => {
    expect(faults(source)).toEqual([]);
  });
});
