import type { Phrase } from './createPhrase.ts';

/** Messages that carry what is neither quoted nor a number, and the phrase behind each. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^The agent did not answer within (.+)\.$/, 'The agent did not answer within {}.'],
  [/^The action did not answer within (.+)\.$/, 'The action did not answer within {}.'],
  [
    /^There is no value "(.+)"\. Use has\(.+\) to ask first\.$/,
    'There is no value "{}". Ask first whether it is there.',
  ],
  [/^There is no element (.+)\.$/, 'There is no element {}.'],
  [/^A value is missing: (.+)\.$/s, 'A value is missing: {}.'],
  [/^The expression failed: (.+?)\.?$/s, 'The expression failed: {}.'],
  [/^The expression cannot be read: (.+?)\.?$/s, 'The expression cannot be read: {}.'],
  [
    /^The expression was stopped because (.+)\. Make it smaller or split it\.$/,
    'The expression was stopped because {}. Make it smaller or split it.',
  ],
  [/^The policy limit needs a number, not (.+)\.$/s, 'The policy limit needs a number, not {}.'],
  [/^The payload does not fit its schema: (.+)$/s, 'The payload does not fit its schema: {}'],
  [/^What came of the step cannot be used: (.+)$/s, 'What came of the step cannot be used: {}'],
  [/^The agent broke down: (.+)$/s, 'The agent broke down: {}'],
  [/^The action broke down: (.+)$/s, 'The action broke down: {}'],
];

/**
 * What went wrong in a run, in the reader's language: why a condition could not be decided, why a step is parked. What
 * other systems said stays as they said it.
 */
export function sayProblem(message: string, phrase: Phrase): string {
  for (const [pattern, english] of PATTERNS) {
    const value = pattern.exec(message)?.[1];
    // The help of the English message is longer; it stays whole where there is no other language.
    if (value !== undefined) return phrase(english) === english ? message : phrase(english, value);
  }
  return phrase(message);
}
