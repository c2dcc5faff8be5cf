import { createContext, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { Catalogue, Locale, Translate } from './catalogue.ts';
import { createTranslate } from './createTranslate.ts';
import { loadCatalogue } from './loadCatalogue.ts';
import { keepLocale, languageOf } from './locale.ts';

export interface LocaleState {
  readonly locale: Locale;
  /** BCP 47 tag for `Intl`. */
  readonly language: string;
  readonly t: Translate;
  readonly setLocale: (locale: Locale) => Promise<void>;
}

export const LocaleContext = createContext<LocaleState | null>(null);

interface LocaleProviderProps {
  readonly initial: { readonly locale: Locale; readonly catalogue: Catalogue };
  readonly children: ReactNode;
}

/** Holds the reader's language; a switch loads the other catalogue and renders again without a page load. */
export function LocaleProvider({ initial, children }: LocaleProviderProps) {
  const [current, setCurrent] = useState(initial);
  const setLocale = useCallback(async (locale: Locale) => {
    const catalogue = await loadCatalogue(locale);
    keepLocale(locale);
    setCurrent({ locale, catalogue });
  }, []);
  const state = useMemo<LocaleState>(() => {
    const language = languageOf(current.locale);
    return { locale: current.locale, language, t: createTranslate(current.catalogue, language), setLocale };
  }, [current, setLocale]);
  return <LocaleContext value={state}>{children}</LocaleContext>;
}
