import type { StoredLesson } from '@countersign/runtime';

/** Goes into the version of an agent that is shown examples: change it with the words below. */
export const EXAMPLES_VERSION = 1;

const MOST_CHARACTERS = 2_000;

/**
 * Earlier corrections in words, each fenced in by a marker that nobody who wrote them can know. They are data like the
 * case itself: they show what is right and order nothing.
 */
export function examplesText(lessons: readonly StoredLesson[], marker: string): string {
  return lessons
    .map(({ text, proposed, answer, message }) =>
      [
        `<example-${marker}>`,
        cut(text),
        `An agent proposed the decision ${JSON.stringify(proposed)}. A person corrected it; right was the payload:`,
        cut(JSON.stringify(answer)),
        ...(message === null ? [] : [`The person wrote: ${cut(message)}`]),
        `</example-${marker}>`,
      ].join('\n'),
    )
    .join('\n\n');
}

/** A long text tells enough by its beginning. */
const cut = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)} […]`;
