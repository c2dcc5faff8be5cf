import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../evaluate.ts';
import type { Demand, Demands } from './demand.ts';
import { solveCondition } from './solveCondition.ts';

function valueFor(demand: Demand): unknown {
  if (demand.type === 'is') return demand.value;
  if (demand.type === 'length') return 'x'.repeat(demand.length);
  if (demand.type === 'not')
    return typeof demand.values[0] === 'number' ? 99 : demand.values.includes(true) ? false : 'other';
  return 'x';
}

/** A scope in which the demands hold. */
function scopeOf(demands: Demands) {
  const scope: Record<string, unknown> = {};
  for (const [path, demand] of demands) {
    if (demand.type === 'absent') continue;
    const value = valueFor(demand);
    const names = path.split('.');
    let at = scope;
    for (const name of names.slice(0, -1)) {
      const inner = (at[name] ?? {}) as Record<string, unknown>;
      at[name] = inner;
      at = inner;
    }
    at[names.at(-1) ?? ''] = value;
  }
  return { input: {}, ...scope };
}

describe('solveCondition', () => {
  it.each([
    'input.amount > 500',
    'input.amount >= 500.5 && input.country == "DE"',
    '100 < input.amount',
    'input.a == 1 || input.b == "x"',
    '!(input.a == 1)',
    'input.kind in ["a", "b"]',
    'input.tag.contains("legal")',
    'has(input.note)',
    'input.isNew',
    'size(input.text) > 3',
    'input.text.size() == 4',
    'input.isNew ? input.a > 1 : input.a < 1',
    'double(input.amount) > 10.0',
    'input.a != "x" && input.a != "y"',
    'input.a > -5 && input.b == true',
    'input.a > input.b',
  ])('finds values for which %s holds, and others for which it does not', (source) => {
    for (const holds of [true, false]) {
      const ways = solveCondition(source, holds);
      const isRight = (demands: Demands) => {
        const scope = scopeOf(demands) as Parameters<typeof evaluateCondition>[1];
        const result = evaluateCondition(source, scope);
        return result.ok && result.value === holds;
      };
      expect(ways.some(isRight), `${source} ${holds}`).toBe(true);
    }
  });

  it('says nothing of what it cannot read', () => {
    expect(solveCondition('input.lines.exists(line, line.price > 3)', true)).toEqual([]);
    expect(solveCondition('input.amount >', true)).toEqual([]);
  });
});
