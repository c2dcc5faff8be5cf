import type { Locale } from './catalogue.ts';

const STORAGE_KEY = 'countersign.locale';

/** The language chosen before, else the first of the browser's languages that we speak, else English. */
export function initialLocale(): Locale {
  const asked = new URLSearchParams(window.location.search).get('locale') ?? readKept();
  if (asked === 'en' || asked === 'de' || asked === 'pseudo') return asked;
  const spoken = navigator.languages
    .map((tag) => tag.slice(0, 2))
    .find((tag) => tag === 'en' || tag === 'de');
  return spoken === 'de' ? 'de' : 'en';
}

/** Remembers the choice for the next visit; a browser that refuses storage simply forgets it. */
export function keepLocale(locale: Locale): void {
  document.documentElement.lang = languageOf(locale);
  try {
    localStorage.setItem(STORAGE_KEY, locale);
  } catch {
    // Storage is closed to the page: the choice holds until it is left.
  }
}

/** The tag `Intl` and `<html lang>` understand. */
export function languageOf(locale: Locale): string {
  return locale === 'pseudo' ? 'en' : locale;
}

function readKept(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}
