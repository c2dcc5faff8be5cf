/** A value that can be watched: the smallest thing `useSyncExternalStore` needs. */
export type Store<TState> = {
  readonly get: () => TState;
  readonly set: (next: TState) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createStore<TState>(initial: TState): Store<TState> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (next) => {
      if (Object.is(next, state)) return;
      state = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
