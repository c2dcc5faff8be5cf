import type { Position } from '@countersign/model';

/** Where a step or a note is to stand. */
export type Move = { readonly id: string; readonly position: Position };
