import type { CompileEnvironment } from '@countersign/compiler';
import type { Diagnostic } from '@countersign/model';
import type { DocumentChange } from './documentChange.ts';

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
