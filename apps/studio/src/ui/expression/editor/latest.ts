import type { Writing } from '@countersign/compiler';
import type { TextFinding } from '../findingsOf.ts';

/** Titles and explanations in the reader's language. */
export type EditorWords = {
  /** What kind of value: "text", "number". */
  readonly kind: (kind: string) => string;
  /** What a function does; undefined for one that has no words. */
  readonly help: (name: string) => string | undefined;
};

/** What an editor asks for while somebody types: always the newest. */
export type Latest = {
  readonly isTemplate: boolean;
  readonly isSingleLine: boolean;
  readonly writing: Writing | null;
  readonly findings: readonly TextFinding[];
  readonly words: EditorWords;
  readonly attributes: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
};

/** A box whose content changes from one rendering to the next. */
export type LatestRef = { readonly current: Latest };
