import type { StringKey, Translate } from '../../strings/catalogue.ts';
import { isDurationPattern } from '../durationPattern.ts';

/** The patterns of the language of flows, in words; a test compares them with its schemas. */
const KNOWN_PATTERNS = new Map<string, PatternKey>([
  ['^([01][0-9]|2[0-3]):[0-5][0-9]$', 'form.pattern.clock'],
  ['^[a-z][a-zA-Z0-9_]{0,63}$', 'form.pattern.key'],
  ['^[a-z][a-z0-9_]{0,39}$', 'form.pattern.code'],
  ['^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$', 'form.pattern.slug'],
  ['^[a-z0-9-]{1,64}$', 'form.pattern.slug'],
]);

type PatternKey = Extract<StringKey, `form.pattern.${'clock' | 'key' | 'code' | 'slug'}`>;

/** What a text has to look like. A pattern that somebody wrote into a schema of their own is shown as it is. */
export function patternMessage(pattern: string, t: Translate): string {
  if (isDurationPattern(pattern)) return t('form.duration');
  const known = KNOWN_PATTERNS.get(pattern);
  return known === undefined ? t('form.pattern', { pattern }) : t(known);
}
