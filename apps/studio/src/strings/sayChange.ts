import type { ChangeValue, FlowChange } from '@countersign/model';
import type { Phrase } from './createPhrase.ts';

/** A change between two versions in the reader's language. */
export const sayChange = ({ words }: Pick<FlowChange, 'words'>, phrase: Phrase): string =>
  // A value of its own keeps the phrase from taking what stands in quotes for values.
  words.values.length === 0
    ? phrase(words.phrase)
    : phrase(words.phrase, ...words.values.map((value) => sayValue(value, phrase)));

function sayValue(value: ChangeValue, phrase: Phrase): string | number {
  if (typeof value !== 'object') return value;
  return sayFieldTitle(value.word, phrase);
}

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
