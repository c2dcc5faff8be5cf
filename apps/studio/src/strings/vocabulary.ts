import type { Locale } from './catalogue.ts';
import type { DiagnosticCatalogue } from './diagnosticCatalogue.ts';
import { accentText } from './pseudoCatalogue.ts';

/** The words that come from the language of flows and from the server, which are written in English. */
export type Vocabulary = {
  /** BCP 47 tag, for numbers. */
  readonly language: string;
  /** The translation of a phrase; holes are written `{}`. */
  readonly phrase: (english: string) => string | undefined;
  readonly diagnostic: (code: string) => DiagnosticCatalogue[keyof DiagnosticCatalogue] | undefined;
};

const ENGLISH: Vocabulary = { language: 'en', phrase: () => undefined, diagnostic: () => undefined };

/** Loads what one language needs besides its catalogue; English needs nothing. */
export async function loadVocabulary(locale: Locale): Promise<Vocabulary> {
  if (locale === 'en') return ENGLISH;
  if (locale === 'pseudo') return { ...ENGLISH, phrase: accentText };
  const [{ phrases }, { diagnostics }, { expressionReason }] = await Promise.all([
    import('./de/phrases.ts'),
    import('./de/diagnostics.ts'),
    import('./de/expressionReasons.ts'),
  ]);
  const lookUp = <TValue>(words: Readonly<Record<string, TValue>>, key: string): TValue | undefined =>
    Object.hasOwn(words, key) ? words[key] : undefined;
  return {
    language: locale,
    phrase: (english) =>
      lookUp<string>(phrases, english) ?? expressionReason(english, (part) => lookUp<string>(phrases, part)),
    diagnostic: (code) => lookUp<DiagnosticCatalogue[keyof DiagnosticCatalogue]>(diagnostics, code),
  };
}
