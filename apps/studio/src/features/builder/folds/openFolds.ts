import { z } from 'zod';
import { createStore, type Store } from '../session/createStore.ts';

/** Group → whether this person has it folded; a group that is not here is as the drawing has it. */
export type FoldState = ReadonlyMap<string, boolean>;

/** How one person looks at the groups of a flow. It is no edit: nobody else sees it, and nothing is saved for it. */
export type Folds = {
  readonly state: Store<FoldState>;
  readonly fold: (group: string, isFolded: boolean) => void;
};

const Kept = z.record(z.string(), z.boolean());

/** The folds of a flow as this browser remembers them. */
export function openFolds({ workspace, flow }: { readonly workspace: string; readonly flow: string }): Folds {
  const key = `countersign.folds.${workspace}.${flow}`;
  const state = createStore<FoldState>(read(key));
  return {
    state,
    fold: (group, isFolded) => {
      const next = new Map(state.get()).set(group, isFolded);
      state.set(next);
      keep(key, next);
    },
  };
}

function read(key: string): FoldState {
  try {
    const kept = Kept.safeParse(JSON.parse(localStorage.getItem(key) ?? '{}'));
    return new Map(kept.success ? Object.entries(kept.data) : []);
  } catch {
    return new Map();
  }
}

function keep(key: string, state: FoldState): void {
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(state)));
  } catch {
    // Storage is full or forbidden: the groups stay as they are until the page is left.
  }
}
