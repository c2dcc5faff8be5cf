import { type FlowNode, outPorts } from '@countersign/model';

/**
 * Sizes of cards in pixels at zoom 1. They are computed, not measured, so that culling and wires are right in the
 * first frame and automatic layout needs no screen; `canvas.css` uses the same numbers.
 */
export const CARD_WIDTH = 248;
const HEAD_HEIGHT = 52;
const LINE_HEIGHT = 30;
const PORT_HEIGHT = 26;
const PORTS_PADDING = 6;
export const HANDLE_SIZE = 14;
export const ENTRY_WIDTH = 8;

export type Size = { readonly width: number; readonly height: number };

/** The card's size: a node with one way out needs no list of ports. */
export function nodeSize(node: FlowNode): Size {
  const ports = outPorts(node).length;
  return { width: CARD_WIDTH, height: listedHeight(ports > 1 ? ports : 0) };
}

/** The height of a card that lists so many ports. */
export const listedHeight = (ports: number): number =>
  HEAD_HEIGHT + LINE_HEIGHT + (ports > 0 ? ports * PORT_HEIGHT + PORTS_PADDING : 0);

/** Distance from the top of a card to the middle of a port that it lists. */
export const listedPortY = (index: number): number =>
  HEAD_HEIGHT + LINE_HEIGHT + index * PORT_HEIGHT + PORT_HEIGHT / 2;

/** Distance from the top of the card to the middle of the way in. */
export const ENTRY_Y = HEAD_HEIGHT / 2;

/** Distance from the top of the card to the middle of an out port. */
export function portY(node: FlowNode, index: number): number {
  if (outPorts(node).length === 1) return ENTRY_Y;
  return listedPortY(index);
}
