/** A key as a segment of a JSON pointer (RFC 6901). */
export const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** A segment of a JSON pointer as the key it stands for. */
export const unescapePointer = (segment: string): string =>
  segment.replaceAll('~1', '/').replaceAll('~0', '~');

/** The keys a JSON pointer walks through: `/rules/0/when` is `['rules', '0', 'when']`. */
export const pointerKeys = (pointer: string): string[] => pointer.split('/').slice(1).map(unescapePointer);
