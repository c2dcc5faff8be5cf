import type { Writing } from '@countersign/compiler';
import type { TextRange } from '@countersign/expression';
import type { Diagnostic, TextFormat } from '@countersign/model';
import type { Phrase } from '../../strings/createPhrase.ts';
import { sayDiagnostic } from '../../strings/sayDiagnostic.ts';
import type { Vocabulary } from '../../strings/vocabulary.ts';

/** What is wrong with a text, in the reader's words, and which part of it. */
export type TextFinding = {
  readonly diagnostic: Diagnostic;
  readonly message: string;
  readonly isError: boolean;
  readonly range: TextRange | undefined;
};

/** What the compiler says about the text of one field. The field itself says whose text it is, so the reason is enough. */
export function findingsOf(
  writing: Writing | null,
  text: { readonly source: string; readonly format: TextFormat },
  words: { readonly phrase: Phrase; readonly vocabulary: Vocabulary },
): TextFinding[] {
  if (writing === null) return [];
  return writing.check(text.source, text.format).map((diagnostic) => {
    const reason = diagnostic.holes?.['reason'];
    return {
      diagnostic,
      message:
        typeof reason === 'string'
          ? words.phrase(reason)
          : sayDiagnostic(diagnostic, words.vocabulary).message,
      isError: diagnostic.severity === 'error',
      range: diagnostic.data?.['range'] as TextRange | undefined, // safe: the expression package writes it
    };
  });
}
