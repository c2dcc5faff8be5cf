import { describe, expect, it } from 'vitest';
import { renameKey } from './renameKey.ts';

describe('renaming a field of data', () => {
  it('keeps its value and the order of the others', () => {
    const renamed = renameKey({ id: 1, amount: 5, note: null }, ['amount'], 'total');
    expect(JSON.stringify(renamed)).toBe('{"id":1,"total":5,"note":null}');
  });

  it('follows the way to it, through every entry of a list', () => {
    const order = { lines: [{ sku: 'a' }, { sku: 'b' }, 'loose'], sku: 'top' };
    expect(renameKey(order, ['lines', '*', 'sku'], 'article')).toEqual({
      lines: [{ article: 'a' }, { article: 'b' }, 'loose'],
      sku: 'top',
    });
  });

  it('leaves alone what has no such field', () => {
    const data = { order: { id: 1 }, lines: [] };
    for (const path of [['amount'], ['order', 'amount'], ['order', 'id', 'x'], ['lines', 'sku'], []]) {
      expect(renameKey(data, path, 'total')).toBe(data);
    }
  });
});
