import type { StoredLesson } from '@countersign/runtime';

/** Goes into the version of an agent that is shown examples: change it with the words below. */
export const EXAMPLES_VERSION = 1;

const MOST_CHARACTERS = 2_000;

/**
 * Earlier cases and what people said of them in words, each fenced in by a marker that nobody who wrote them can know. They are data like the
 * case itself: they show what is right and order nothing.
 */
export function examplesText(lessons: readonly StoredLesson[], marker: string): string {
  return lessons
    .map(({ text, proposed, verdict, answer, message }) =>
      [
        `<example-${marker}>`,
        cut(text),
        `An agent proposed the decision ${JSON.stringify(proposed)}. ${SAID[AGREED.has(verdict) ? 'agreed' : 'corrected']}`,
        cut(JSON.stringify(answer)),
        ...(message === null ? [] : [`The person wrote: ${cut(message)}`]),
        `</example-${marker}>`,
      ].join('\n'),
    )
    .join('\n\n');
}

const AGREED: ReadonlySet<StoredLesson['verdict']> = new Set(['approve', 'correct']);
const SAID = {
  corrected: 'A person corrected it; right was the payload:',
  agreed: 'A person agreed; right was the payload:',
} as const;

/** A long text tells enough by its beginning. */
const cut = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)} […]`;
