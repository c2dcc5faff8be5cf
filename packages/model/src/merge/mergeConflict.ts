import type { Json, JsonSchema } from '../json.ts';

/** Who of the two that changed a flow at the same time. */
export type Side = 'mine' | 'theirs';

/** One thing that both sides changed, each in another way; `undefined` on a side means that it is not there. */
export type MergeConflict = {
  /** The same for the same thing in every merge of these flows: what a choice is filed under. */
  readonly key: string;
  /** The part of the document: `flow` for its name, input and settings, else the list, such as `nodes`. */
  readonly part: string;
  /** The record of that list; empty for the flow itself. */
  readonly record: string;
  /** Where in the record, as a JSON pointer in which entries of lists go by their key; empty for all of it. */
  readonly pointer: string;
  /** The field in English words, as the form calls it; empty for a whole record. */
  readonly title: string;
  /** What is known of the values of the field. */
  readonly schema: JsonSchema | undefined;
  readonly base: Json | undefined;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
  /** Whether only the look of the drawing is concerned. */
  readonly isLayout: boolean;
};

/** Which side wins a conflict. */
export type Choose = (conflict: MergeConflict) => Side;

/** Three states of one value: the common ancestor and what each side made of it. */
export type Three<TValue> = { readonly base: TValue; readonly mine: TValue; readonly theirs: TValue };

/** A merged value with what was in dispute on the way. */
export type Merged<TValue> = { readonly value: TValue; readonly conflicts: readonly MergeConflict[] };
