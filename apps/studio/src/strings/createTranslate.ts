import type { Catalogue, Message, StringKey, Translate } from './catalogue.ts';

/**
 * Makes the `t` of one language. Numbers are written the way the language writes them; `count` chooses the plural form.
 * @example t('inbox.openCount', { count: 3 })  // "3 open reviews"
 */
export function createTranslate(catalogue: Catalogue, language: string): Translate {
  const plural = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  const fill = (key: StringKey, values: Record<string, string | number> = {}) => {
    const message: Message = catalogue[key];
    const text = typeof message === 'string' ? message : formOf(message, plural, values['count']);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
    });
  };
  return fill as Translate;
}

function formOf(message: Exclude<Message, string>, plural: Intl.PluralRules, count: unknown): string {
  return plural.select(Number(count)) === 'one' ? message.one : message.other;
}
