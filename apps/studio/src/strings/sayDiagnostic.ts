import type { Diagnostic } from '@countersign/model';
import { createPhrase } from './createPhrase.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Holes that the compiler fills with words of its own; all others hold what a person has written. */
const WORDED: ReadonlySet<string> = new Set([
  ...['at', 'channel', 'direction', 'given', 'kind', 'loss', 'port', 'reason', 'wanted', 'what', 'whose'],
]);

/** A finding in the reader's language; in English where the vocabulary does not know it. */
export function sayDiagnostic(diagnostic: Diagnostic, vocabulary: Vocabulary): Diagnostic {
  const phrase = createPhrase(vocabulary);
  const words = vocabulary.diagnostic(diagnostic.code);
  const holes = Object.fromEntries(
    Object.entries(diagnostic.holes ?? {}).map(([name, value]) => [
      name,
      WORDED.has(name) && typeof value === 'string' ? phrase(value) : value,
    ]),
  );
  const { fix } = diagnostic;
  return {
    ...diagnostic,
    message: words === undefined ? phrase(diagnostic.message) : fill(words.message, holes),
    help: words === undefined ? phrase(diagnostic.help) : fill(words.help, holes),
    ...(fix === undefined ? {} : { fix: { ...fix, title: phrase(fix.title) } }),
  };
}

/** `{{ … }}` shows what a template looks like and stays. */
const fill = (text: string, holes: Readonly<Record<string, string | number>>): string =>
  text.replace(/(?<!\{)\{(\w+)\}/g, (whole, name: string) => String(holes[name] ?? whole));
