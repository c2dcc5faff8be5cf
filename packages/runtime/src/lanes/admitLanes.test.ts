import { describe, expect, it } from 'vitest';
import { admitLanes } from './admitLanes.ts';
import { laneOf, limitsInLane } from './laneOf.ts';

const waiting = (lane: string, hostLimits = {}) => ({ workspaceId: 'w1', lane, hostLimits });

describe('a lane', () => {
  it('names the limits that it was made of', () => {
    const lane = laneOf({ flowId: 'f1', concurrency: 3, host: 'pay.example:8080' });
    expect(limitsInLane(lane ?? '')).toEqual([
      { type: 'flow', name: 'flow:f1', max: 3 },
      { type: 'host', name: 'host:pay.example:8080', host: 'pay.example:8080' },
    ]);
    expect(laneOf({ flowId: 'f1', concurrency: undefined, host: null })).toBeNull();
  });

  it('gets what its limit leaves beside what is under way', () => {
    const busy = [{ workspaceId: 'w1', lane: 'flow:f1:5', count: 3 }];
    expect(admitLanes([waiting('flow:f1:5')], busy, 100)).toEqual([
      { workspaceId: 'w1', lane: 'flow:f1:5', count: 2 },
    ]);
    expect(admitLanes([waiting('flow:f1:3')], busy, 100)).toEqual([]);
  });

  it('shares the limit of a host with the lanes of other flows', () => {
    const lanes = [waiting('flow:f1:9 host:a', { a: 3 }), waiting('host:a', { a: 3 })];
    const admitted = admitLanes(lanes, [], 100);
    expect(admitted.map(({ count }) => count)).toEqual([2, 1]);
  });

  it('is not limited by a host whose limit was taken away', () => {
    expect(admitLanes([waiting('host:a')], [], 7)).toMatchObject([{ count: 7 }]);
  });

  it('is not kept waiting by a longer one', () => {
    const admitted = admitLanes([waiting('flow:f1:100'), waiting('flow:f2:2')], [], 6);
    expect(admitted.map(({ count }) => count)).toEqual([4, 2]);
  });
});
