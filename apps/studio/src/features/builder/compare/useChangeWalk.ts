import type { FlowChange } from '@countersign/model';
import { useCallback, useState } from 'react';

/** What of a list of changes is looked at: one of them, a step without a change, or nothing. */
export type ChangeWalk = {
  /** The place of the change in the list. */
  readonly chosen: number | undefined;
  /** The step that both sides show. */
  readonly node: string | undefined;
  readonly choose: (index: number) => void;
  /** Chooses the first change of a step; without a step, nothing. */
  readonly chooseNode: (node: string | undefined) => void;
  /** Goes to the next change, or by -1 to the one before; from the last to the first. Answers where that is. */
  readonly go: (by: 1 | -1) => number | undefined;
};

type Chosen = { readonly index: number | undefined; readonly node: string | undefined };

const NOTHING: Chosen = { index: undefined, node: undefined };

export function useChangeWalk(changes: readonly FlowChange[]): ChangeWalk {
  const [{ index, node }, setChosen] = useState(NOTHING);
  const choose = useCallback(
    (next: number) => setChosen({ index: next, node: changes[next]?.node }),
    [changes],
  );
  const chooseNode = useCallback(
    (id: string | undefined) => {
      const first = changes.findIndex((change) => change.node === id);
      setChosen(id === undefined ? NOTHING : { index: first < 0 ? undefined : first, node: id });
    },
    [changes],
  );
  const go = (by: 1 | -1): number | undefined => {
    if (changes.length === 0) return undefined;
    const from = index ?? (by === 1 ? -1 : 0);
    const next = (from + by + changes.length) % changes.length;
    choose(next);
    return next;
  };
  return { chosen: index, node, choose, chooseNode, go };
}
