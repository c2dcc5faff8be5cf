import type { CompileEnvironment, FixOfAll } from '@countersign/compiler';
import type { Diagnostic, FlowDocument } from '@countersign/model';
import type { DocumentChange } from './documentChange.ts';

/** All findings of one kind are to be mended in a document. */
export type FixQuestion = {
  readonly code: string;
  readonly document: FlowDocument;
  readonly environment: CompileEnvironment;
};

/** How many are mended so far, or the edit that mends them. */
export type FixAnswer =
  | { readonly type: 'progress'; readonly count: number }
  | { readonly type: 'fixed'; readonly fix: FixOfAll | null };

/** What changed since the last question, and what the calls of the flow can lead to. */
export type CheckQuestion = {
  readonly question: number;
  readonly change: DocumentChange;
  readonly environment: CompileEnvironment;
};

/** The findings in their order: a number is the place of the same finding in the answer before. */
export type CheckAnswer = {
  readonly question: number;
  readonly findings: readonly (number | Diagnostic)[];
};
