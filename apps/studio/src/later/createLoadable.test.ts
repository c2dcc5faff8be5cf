import { describe, expect, it } from 'vitest';
import { createLoadable } from './createLoadable.ts';

describe('createLoadable', () => {
  it('brings a thing once, and has it at hand afterwards', async () => {
    let times = 0;
    const loadable = createLoadable(async () => {
      times += 1;
      return 'builder';
    });
    expect(loadable.get()).toBeUndefined();
    expect(await Promise.all([loadable.load(), loadable.load()])).toEqual(['builder', 'builder']);
    expect([loadable.get(), times]).toEqual(['builder', 1]);
  });

  it('tries again after the way was broken', async () => {
    const answers = [() => Promise.reject(new Error('offline')), () => Promise.resolve('builder')];
    const loadable = createLoadable(() => (answers.shift() ?? answers[0])?.() ?? Promise.resolve('late'));
    await expect(loadable.load()).rejects.toThrow('offline');
    expect(loadable.get()).toBeUndefined();
    expect(await loadable.load()).toBe('builder');
  });
});
