import type { Problem } from '@countersign/model';
import { createPhrase } from './createPhrase.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Faults that carry what a parser said, in English, and the phrase that says as much without it. */
const PARSED: readonly (readonly [RegExp, string])[] = [
  [
    /^The file cannot be read: .*\bline (\d+),? column (\d+)/s,
    'The file cannot be read at line {}, column {}.',
  ],
  [/^The file cannot be read: line (\d+): it ends inside (".*")\.$/, 'The file ends in line {}, inside {}.'],
  [/^The file cannot be read: line (\d+):/, 'The file cannot be read at line {}.'],
  [/^The file cannot be read: .*\bend of JSON input/s, 'The file ends too early to be read.'],
  [/^The file cannot be read: /, 'The file cannot be read.'],
  [
    /^The file is XML, but no BPMN: it begins with "(.*)"\.$/s,
    'The file is XML, but no BPMN: it begins with "{}".',
  ],
  [/^The file has (.+); BPMN 2\.0 is read\.$/s, 'The file has {}; BPMN 2.0 is read.'],
  [/^This flow was written as (\S+);/, 'This flow was written as {}, which this program does not read yet.'],
];

/** What a value of a flow of ours is not: its place tells more than the English of the one who looked. */
const NOT_AS_EXPECTED = 'This is not what a flow has here:';

/** Why a file cannot be imported, in the reader's language; in English with all that the parser said. */
export function sayFault({ code, message, at }: Problem, vocabulary: Vocabulary): string {
  const phrase = createPhrase(vocabulary);
  const worded = code === 'flow_invalid' ? inOtherWords(NOT_AS_EXPECTED) : parsed();
  return [worded ?? phrase(message), ...(at === undefined ? [] : [at])].join(' ');

  function parsed(): string | undefined {
    for (const [pattern, english] of PARSED) {
      const values = pattern.exec(message)?.slice(1);
      if (values !== undefined) return inOtherWords(english, values);
    }
    return undefined;
  }

  /** Undefined in English, where the message itself says more. */
  function inOtherWords(english: string, values: readonly string[] = []): string | undefined {
    return vocabulary.phrase(english) === undefined ? undefined : phrase(english, ...values);
  }
}
