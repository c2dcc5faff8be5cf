import type { Catalogue, Locale } from './catalogue.ts';
import { pseudoCatalogue } from './pseudoCatalogue.ts';

/** Loads one language only; the other never reaches the browser. */
export async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  if (locale === 'de') return (await import('./de.ts')).de;
  const { en } = await import('./en.ts');
  return locale === 'pseudo' ? pseudoCatalogue(en) : en;
}
