import type { JsonSchema } from '@countersign/model';
import type { StaticType } from '../check/staticType.ts';

/** Something that can stand at the caret. */
export type Hint = {
  readonly type: 'variable' | 'field' | 'value' | 'function' | 'keyword';
  readonly label: string;
  /** What is written when it is chosen; `caret` is where the caret is then, the end without it. */
  readonly insert: string;
  readonly caret?: number;
  /** What kind of value it gives. */
  readonly gives: StaticType['kind'];
  /** What is known about the value. */
  readonly schema?: JsonSchema;
};

/** Hints for one place, and the part of the source that the chosen one replaces. */
export type Hints = { readonly from: number; readonly to: number; readonly hints: readonly Hint[] };
