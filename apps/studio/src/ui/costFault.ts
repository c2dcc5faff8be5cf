import type { Translate } from '../strings/catalogue.ts';

export const MOST_COST = 1_000_000_000;
export const MOST_MINUTES = 10_000;

/** What is wrong with a cost that somebody typed; null where it can be kept. An empty field takes the figure away. */
export function costFault(value: string | number, most: number, t: Translate): string | null {
  if (typeof value !== 'number') return value.trim() === '' ? null : t('form.number');
  if (value < 0) return t('form.atLeast', { limit: 0 });
  return value > most ? t('form.atMost', { limit: most }) : null;
}
