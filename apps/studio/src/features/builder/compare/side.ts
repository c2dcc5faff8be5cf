import type { FlowDocument } from '@countersign/model';

/** What can be compared: the draft, or a published version by its number. */
export type Side = 'draft' | number;

/** A state of a flow that is compared, and what it is called. */
export type ComparedSide = { readonly name: string; readonly document: FlowDocument };

/** A side as the value of a field. */
export const sideValue = (side: Side): string => String(side);

export const sideOf = (value: string): Side => (value === 'draft' ? value : Number(value));
