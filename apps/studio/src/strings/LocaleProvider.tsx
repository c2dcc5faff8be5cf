import { createContext, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Catalogue, Locale, Translate } from './catalogue.ts';
import { createPhrase, type Phrase } from './createPhrase.ts';
import { createTranslate } from './createTranslate.ts';
import { loadCatalogue } from './loadCatalogue.ts';
import { keepLocale, languageOf } from './locale.ts';
import { loadVocabulary, type Vocabulary } from './vocabulary.ts';

export interface LocaleState {
  readonly locale: Locale;
  /** BCP 47 tag for `Intl`. */
  readonly language: string;
  readonly t: Translate;
  /** Says what the language of flows or the server worded in English. */
  readonly phrase: Phrase;
  readonly vocabulary: Vocabulary;
  readonly setLocale: (locale: Locale) => Promise<void>;
}

/** A language with all its words. */
export type Spoken = {
  readonly locale: Locale;
  readonly catalogue: Catalogue;
  readonly vocabulary: Vocabulary;
};

/** Fetches everything that is needed to speak a language. */
export async function loadSpoken(locale: Locale): Promise<Spoken> {
  const [catalogue, vocabulary] = await Promise.all([loadCatalogue(locale), loadVocabulary(locale)]);
  return { locale, catalogue, vocabulary };
}

export const LocaleContext = createContext<LocaleState | null>(null);

interface LocaleProviderProps {
  readonly initial: Spoken;
  readonly children: ReactNode;
}

/** Holds the reader's language; a switch loads the other catalogue and renders again without a page load. */
export function LocaleProvider({ initial, children }: LocaleProviderProps) {
  const [current, setCurrent] = useState(initial);
  const setLocale = useCallback(async (locale: Locale) => {
    const spoken = await loadSpoken(locale);
    keepLocale(locale);
    setCurrent(spoken);
  }, []);
  const state = useMemo<LocaleState>(() => {
    const { locale, catalogue, vocabulary } = current;
    const language = languageOf(locale);
    const t = createTranslate(catalogue, language);
    return { locale, language, t, phrase: createPhrase(vocabulary), vocabulary, setLocale };
  }, [current, setLocale]);
  return <LocaleContext value={state}>{children}</LocaleContext>;
}
