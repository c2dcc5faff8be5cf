/**
 * How large a card is on the canvas and in pictures, in pixels. The canvas draws with the same numbers; a test beside both
 * holds them together.
 */
export const CARD_WIDTH = 248;
export const HEAD_HEIGHT = 52;
export const LINE_HEIGHT = 30;
export const PORT_HEIGHT = 26;
const PORTS_PADDING = 6;

/** A card with one way out needs no list of ports. */
export const cardHeight = (ports: number): number =>
  HEAD_HEIGHT + LINE_HEIGHT + (ports > 1 ? ports * PORT_HEIGHT + PORTS_PADDING : 0);
