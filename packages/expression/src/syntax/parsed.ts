import type { Expr } from './expr.ts';
import type { Offsets } from './placeOf.ts';

/** A syntax tree and where its nodes stand in the source. */
export type Parsed = { readonly tree: Expr; readonly offsets: Offsets };
