import type { Json } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { AGENTS_AGREE, caseFields } from './caseFields.ts';
import { factorsOf, unlikeSimilar } from './factorsOf.ts';
import { type Leaf, leavesOf } from './leavesOf.ts';

type Value = Leaf['value'];
const field = (value: Value): readonly Leaf[] => [{ pointer: '/x', value }];
const factor = (value: Value, past: readonly Value[]) => factorsOf(field(value), past.map(field))[0];
const many = <TItem>(count: number, item: TItem): TItem[] => Array.from({ length: count }, () => item);

describe('what is unusual', () => {
  const amounts = Array.from({ length: 200 }, (_, n) => 20 + (n % 80));

  it('is a number beyond nearly all earlier ones, with where it stands and what is usual', () => {
    expect(factor(900, amounts)).toEqual({
      ...{ kind: 'highNumber', pointer: '/x', value: 900, percentile: 1, median: 53, edge: 99, cases: 200 },
    });
    expect(factor(1, amounts)).toMatchObject({ kind: 'lowNumber', percentile: 0, edge: 20 });
    expect(factor(60, amounts)).toBeUndefined();
  });

  it('is a category that hardly anybody has, or nobody had', () => {
    const past = [...many(98, 'EU'), 'UK', 'UK'];
    expect(factor('UK', past)).toMatchObject({ kind: 'rareValue', same: 2, cases: 100 });
    expect(factor('US', past)).toMatchObject({ kind: 'newValue', same: 0 });
    expect(factor('EU', past)).toBeUndefined();
  });

  it('is a new name only where names come back', () => {
    const customers = Array.from({ length: 400 }, (_, n) => `customer ${n % 100}`);
    expect(factor('customer x', customers)).toMatchObject({ kind: 'newValue' });
    const orders = Array.from({ length: 400 }, (_, n) => `order ${n}`);
    expect(factor('order x', orders)).toBeUndefined();
  });

  it('is nothing while there are too few cases to tell', () => {
    expect(factor('US', many(29, 'EU'))).toBeUndefined();
    expect(factor('US', many(30, 'EU'))).toMatchObject({ kind: 'newValue', cases: 30 });
    expect(factor(900, [...many(29, 20), ...many(30, 'none')])).toBeUndefined();
  });

  it('is that agents contradict each other, with how often they did', () => {
    const agree = (value: boolean) => [{ pointer: AGENTS_AGREE, value }];
    const past = [...many(3, agree(true)), agree(false)];
    expect(factorsOf(agree(false), past)).toMatchObject([{ kind: 'agentsDisagree', same: 1, cases: 4 }]);
    expect(factorsOf(agree(true), past)).toEqual([]);
  });

  it('stands with the least usual first', () => {
    const past = Array.from({ length: 100 }, (_, n) => leavesOf({ amount: n, region: n < 2 ? 'UK' : 'EU' }));
    const found = factorsOf(leavesOf({ region: 'UK', amount: 900 }), past);
    expect(found.map(({ pointer }) => pointer)).toEqual(['/amount', '/region']);
  });
});

describe('a decision', () => {
  const past = (decision: string, verdict: 'approve' | 'reject') => ({ decision, verdict });

  it('is unlike similar cases when people hardly ever let it stand in them', () => {
    const similar = [...many(4, past('refund', 'approve')), past('refuse', 'approve')];
    expect(unlikeSimilar('refuse', similar)).toMatchObject({ value: 'refuse', same: 1, cases: 5 });
    expect(unlikeSimilar('refund', similar)).toBeNull();
    expect(unlikeSimilar('refund', many(5, past('refund', 'reject')))).toMatchObject({ same: 0, cases: 5 });
  });

  it('is not compared with less than three', () => {
    expect(unlikeSimilar('refuse', many(2, past('refund', 'approve')))).toBeNull();
  });
});

describe('the fields of a case', () => {
  it('are numbers, flags and short texts wherever they lie, never lists and prose', () => {
    const value = { a: 1, b: { 'c/d': true, e: '' }, f: ['x'], g: 'y'.repeat(81), h: null, i: 'ok' };
    expect(leavesOf(value)).toEqual([
      { pointer: '/a', value: 1 },
      { pointer: '/b/c~1d', value: true },
      { pointer: '/i', value: 'ok' },
    ]);
  });

  const fieldsOf = (steps: { readonly [step: string]: Json }) => {
    const content = { input: { total: 40, region: 'EU' }, proposal: { decision: 'refund' }, steps };
    return caseFields({ subject: 'Ann', caseType: 'EU', amount: 40, content: content as never });
  };

  it('say nothing twice that stands in the input', () => {
    expect(fieldsOf({})).toEqual([
      { pointer: '/subject', value: 'Ann' },
      { pointer: '/decision', value: 'refund' },
      { pointer: '/input/total', value: 40 },
      { pointer: '/input/region', value: 'EU' },
    ]);
  });

  it('tell whether several agents decided alike', () => {
    const said = (decision: string) => ({ decision, confidence: 0.9 });
    const agree = (steps: Parameters<typeof fieldsOf>[0]) =>
      fieldsOf(steps).find(({ pointer }) => pointer === AGENTS_AGREE)?.value;
    expect(agree({ second: said('refuse') })).toBe(false);
    expect(agree({ second: said('refund') })).toBe(true);
    expect(agree({ lookup: { decision: 'kept' } })).toBeUndefined();
  });
});
