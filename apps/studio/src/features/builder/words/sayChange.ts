import type { ChangeValue, FlowChange } from '@countersign/model';
import { sayFieldTitle } from '../../../strings/sayFieldTitle.ts';
import { type ValueReader, valueInWords } from './valueInWords.ts';

/** A change between two versions in the reader's language. */
export function sayChange(change: Pick<FlowChange, 'words' | 'schema'>, reader: ValueReader): string {
  const { phrase, values } = change.words;
  // A value of its own keeps the phrase from taking what stands in quotes for values.
  if (values.length === 0) return reader.phrase(phrase);
  const say = (value: ChangeValue): string | number => {
    if (typeof value !== 'object') return value;
    return 'word' in value
      ? sayFieldTitle(value.word, reader.phrase)
      : valueInWords(value.value, change.schema, reader);
  };
  return reader.phrase(phrase, ...values.map(say));
}
