import type { RunId, WorkspaceId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { LeasedEffect } from '../ports/store.ts';
import { EffectPool } from './EffectPool.ts';

const anEffect = (token: number): LeasedEffect => ({
  ...{ key: 'pay/1', kind: 'action', node: 'pay', visit: 1, input: null, once: false },
  runId: 'r1' as RunId, // safe: not empty
  workspaceId: 'w1' as WorkspaceId, // safe: not empty
  ...{ token, claims: token, attempts: 0 },
});

/** A pool whose effects are under way until they are ended by their tokens. */
function aPool() {
  const ends = new Map<number, () => void>();
  const calledOff: number[] = [];
  const pool = new EffectPool(
    ({ token }, signal) =>
      new Promise((resolve) => {
        ends.set(token, resolve);
        signal.addEventListener('abort', () => calledOff.push(token));
      }),
    8,
  );
  const end = async (token: number) => {
    ends.get(token)?.();
    await Promise.resolve();
  };
  const tokens = () => pool.held().map(({ token }) => token);
  return { pool, calledOff, end, tokens };
}

describe('an effect that its worker claims again while it still performs it', () => {
  it('is held under both leases, and the end of the first leaves the second', async () => {
    const { pool, end, tokens } = aPool();
    pool.add([anEffect(1)]);
    pool.add([anEffect(2)]);
    expect(tokens()).toEqual([1, 2]);
    await end(1);
    expect(tokens()).toEqual([2]);
  });

  it('is called off under the lease that is gone, and goes on under the other', () => {
    const { pool, calledOff } = aPool();
    pool.add([anEffect(1)]);
    pool.add([anEffect(2)]);
    expect(pool.callOff([anEffect(1)])).toBe(1);
    expect(calledOff).toEqual([1]);
  });

  it('is called off under every lease when nobody wants it any more', () => {
    const { pool, calledOff } = aPool();
    pool.add([anEffect(1)]);
    pool.add([anEffect(2)]);
    pool.cancel(['r1:pay/1']);
    expect(calledOff).toEqual([1, 2]);
  });
});
