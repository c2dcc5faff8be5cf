/**
 * How many bits each part of a block of LZ4 takes when it is coded, by how often it stands in records of runs: a
 * hexadecimal digit per value. Like the words, they belong to the form of stored data and never change.
 */
export const CODE_LENGTHS = {
  /** Bytes that stand for themselves: most are small letters, and the digits of ids and times. */
  literal: [
    'cccccccccccccccccccccccccccccccc4c5cccccbbcc656b56666676776cccca',
    '9889999b99ba89a98c897baacab8b7cbc465646755a767556a45568787b9c6cc',
    'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc',
    'cccbcccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc',
  ].join(''),
  /** The halves of a token: how many literals, and how long a match beyond four. */
  literals: '1354545658767784',
  match: '1345555566658874',
  /** The upper byte of an offset: most matches lie among the words. */
  distance: `2234456656576678${'c'.repeat(240)}`,
} as const;
