import { validate, version } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createIds } from './createIds.ts';

const many = (newId: () => string, count = 2_000) => Array.from({ length: count }, newId);

describe('ids', () => {
  it('are UUIDs of version 7, none twice', () => {
    const ids = many(createIds());
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('follow one another in the order in which they are made, also within a millisecond and when the clock goes back', () => {
    let time = 1_000_000;
    const newId = createIds(() => time);
    const first = many(newId);
    time -= 5_000;
    const second = many(newId);
    time += 6_000;
    const all = [...first, ...second, ...many(newId)];
    expect([...all].sort()).toEqual(all);
  });

  it('of two makers are different', () => {
    const [one, other] = [createIds(() => 7), createIds(() => 7)];
    expect(new Set([...many(one), ...many(other)]).size).toBe(4_000);
  });
});
