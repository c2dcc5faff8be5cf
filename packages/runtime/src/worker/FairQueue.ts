import { NORMAL_RANK } from '../ports/priorityRank.ts';
import type { LeasedEffect } from '../ports/store.ts';

type Queued = { readonly effect: Pick<LeasedEffect, 'workspaceId' | 'priority'> };

/** A queue in which workspaces take turns; within one it goes by priority, then by arrival. */
export class FairQueue<TItem extends Queued> {
  /** In the order of their turns; a workspace is here only while it has something waiting. */
  readonly #workspaces = new Map<string, TItem[][]>();

  push(item: TItem): void {
    const { workspaceId, priority = NORMAL_RANK } = item.effect;
    const ranks = this.#workspaces.get(workspaceId) ?? [[], [], []];
    ranks[priority]?.push(item);
    this.#workspaces.set(workspaceId, ranks);
  }

  shift(): TItem | undefined {
    for (const [workspaceId, ranks] of this.#workspaces) {
      // Whoever had its turn goes to the end.
      this.#workspaces.delete(workspaceId);
      const item = ranks.find((rank) => rank.length > 0)?.shift();
      if (ranks.some((rank) => rank.length > 0)) this.#workspaces.set(workspaceId, ranks);
      return item;
    }
    return undefined;
  }

  /** Takes out everything that waits. */
  clear(): readonly TItem[] {
    const items = [...this.#workspaces.values()].flat(2);
    this.#workspaces.clear();
    return items;
  }
}
