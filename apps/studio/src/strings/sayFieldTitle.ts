import type { Phrase } from './createPhrase.ts';

/** What a form calls a field, in the reader's language: `First policy, Ladder 2, Confidence at least`. */
export const sayFieldTitle = (title: string, phrase: Phrase): string =>
  title
    .split(', ')
    .map((part) => sayField(part, phrase))
    .join(', ');

/** The title of a field, with its place in a list: `Ladder 2`. */
function sayField(title: string, phrase: Phrase): string {
  const [, name = title, place = ''] = /^(.*?)( \d+)?$/.exec(title) ?? [];
  return `${phrase(name)}${place}`;
}
