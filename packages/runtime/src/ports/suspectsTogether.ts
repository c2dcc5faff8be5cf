/** An effect whose claims ended so often without any answer is given out apart from others. */
export const SUSPECT_CLAIMS = 2;

/**
 * How many effects with this many unanswered claims are given out together: 16, then 4, then each by itself. One of them
 * may be what kills the workers, so before the last claim that counts it goes alone; most are only innocent neighbours of a
 * crash, and going one by one from the start they would wait for each other for ever.
 */
export const suspectsTogether = (unanswered: number): number => 4 ** Math.max(0, 4 - unanswered);
