/** What looks like a method of a list or an object, goes through its elements and names each of them. */
export const LOOPS = ['all', 'exists', 'exists_one', 'filter', 'map'] as const;
export type Loop = (typeof LOOPS)[number];

export const isLoop = (name: string): name is Loop => LOOPS.some((loop) => loop === name);

/** Asks whether a value is there before it is read. */
export const HAS = 'has';
