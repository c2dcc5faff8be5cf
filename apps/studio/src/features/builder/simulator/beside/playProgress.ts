/** How far it is: cases of all cases, or ways of all ways. */
export type PlayProgress = { readonly done: number; readonly of: number };
