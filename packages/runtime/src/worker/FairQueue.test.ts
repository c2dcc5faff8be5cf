import type { WorkspaceId } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { PriorityRank } from '../ports/priorityRank.ts';
import { FairQueue } from './FairQueue.ts';

const anItem = (workspace: string, name: string, priority?: PriorityRank) => ({
  name,
  effect: {
    workspaceId: workspace as WorkspaceId, // safe: not empty
    ...(priority === undefined ? {} : { priority }),
  },
});

describe('a fair queue', () => {
  it('lets workspaces take turns, and in each what is urgent and then what is older go first', () => {
    const queue = new FairQueue<ReturnType<typeof anItem>>();
    for (const name of ['a1', 'a2', 'a3']) queue.push(anItem('a', name));
    queue.push(anItem('b', 'b1'));
    queue.push(anItem('a', 'urgent', 0));
    queue.push(anItem('b', 'later', 2));
    queue.push(anItem('b', 'b2'));
    const names = Array.from({ length: 7 }, () => queue.shift()?.name);
    expect(names).toEqual(['urgent', 'b1', 'a1', 'b2', 'a2', 'later', 'a3']);
    expect(queue.shift()).toBeUndefined();
  });

  it('gives up everything that waits', () => {
    const queue = new FairQueue<ReturnType<typeof anItem>>();
    for (const name of ['a1', 'a2']) queue.push(anItem('a', name));
    queue.push(anItem('b', 'b1'));
    expect(queue.clear()).toHaveLength(3);
    expect(queue.shift()).toBeUndefined();
  });
});
