/** A node being executed, for the `visit`-th time; `key` is `node/visit` and names its effect, timer or review. */
export type Visit = { readonly key: string; readonly node: string; readonly visit: number };
