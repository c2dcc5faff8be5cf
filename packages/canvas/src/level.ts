/**
 * How much of a card is drawn: `full` tells everything, `compact` the sign and the title, `far` is a coloured shape.
 * Each level has fewer elements than the one before, because at a small zoom more cards are in view.
 */
export type Level = 'full' | 'compact' | 'far';

const COMPACT_BELOW = 0.5;
export const FAR_BELOW = 0.22;

export const levelOf = (zoom: number): Level =>
  zoom < FAR_BELOW ? 'far' : zoom < COMPACT_BELOW ? 'compact' : 'full';
