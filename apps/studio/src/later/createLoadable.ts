/** Something that is loaded once, when it is first wanted, and is there without waiting ever after. */
export type Loadable<TValue> = {
  /** The loaded thing; undefined while it is on its way. */
  readonly get: () => TValue | undefined;
  readonly load: () => Promise<TValue>;
};

export function createLoadable<TValue>(bring: () => Promise<TValue>): Loadable<TValue> {
  let value: TValue | undefined;
  let loading: Promise<TValue> | undefined;
  const load = async () => {
    value = await bring();
    return value;
  };
  return {
    get: () => value,
    load: () => {
      loading ??= load().catch((error: unknown) => {
        // Asked for once more, it may come.
        loading = undefined;
        throw error;
      });
      return loading;
    },
  };
}
