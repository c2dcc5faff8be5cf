import { type FlowNode, outPorts } from '@countersign/model';

/**
 * Sizes of cards in pixels at zoom 1, of which the places in a document leave room. They are computed, not measured, so that
 * the first frame is right, layout and pictures need no screen, and importers place steps where the canvas draws them.
 */
export const CARD_WIDTH = 248;
const HEAD_HEIGHT = 52;
const LINE_HEIGHT = 30;
const PORT_HEIGHT = 26;
const PORTS_PADDING = 6;

export type Size = { readonly width: number; readonly height: number };

/** The card's size: a node with one way out needs no list of ports. */
export const nodeSize = (node: FlowNode): Size => ({
  width: CARD_WIDTH,
  height: cardHeight(outPorts(node).length),
});

/** The height of the card of a node with so many ways out. */
export const cardHeight = (ports: number): number => listedHeight(ports > 1 ? ports : 0);

/** The height of a card that lists so many ports. */
export const listedHeight = (ports: number): number =>
  HEAD_HEIGHT + LINE_HEIGHT + (ports > 0 ? ports * PORT_HEIGHT + PORTS_PADDING : 0);

/** Distance from the top of a card to the middle of a port that it lists. */
export const listedPortY = (index: number): number =>
  HEAD_HEIGHT + LINE_HEIGHT + index * PORT_HEIGHT + PORT_HEIGHT / 2;

/** Distance from the top of the card to the middle of the way in. */
export const ENTRY_Y = HEAD_HEIGHT / 2;

/** Distance from the top of the card to the middle of an out port. */
export const portY = (node: FlowNode, index: number): number =>
  outPorts(node).length === 1 ? ENTRY_Y : listedPortY(index);
