import { CARD_WIDTH, ENTRY_Y } from '@countersign/drawing';
import { NODE_KINDS, type NodeKind, type Position } from '@countersign/model';
import type { DragEvent } from 'react';
import { snapped } from './placement.ts';

/** The type under which a palette puts a node kind into a drag. */
export const KIND_MIME = 'application/x-countersign-kind';

/** A kind was dropped from the palette: at a place, and on a wire when there is one under it. */
export type OnDropKind = (kind: NodeKind, position: Position, edge: string | undefined) => void;

/** Takes what is dragged from the palette. */
export function useKindDrop(onDropKind: OnDropKind, toFlow: (screen: Position) => Position) {
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(KIND_MIME)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event: DragEvent) => {
      const kind = NODE_KINDS.find((candidate) => candidate === event.dataTransfer.getData(KIND_MIME));
      if (kind === undefined) return;
      event.preventDefault();
      const screen = { x: event.clientX, y: event.clientY };
      const { x, y } = toFlow(screen);
      // The pointer holds the card by the middle of its head.
      onDropKind(kind, snapped({ x: x - CARD_WIDTH / 2, y: y - ENTRY_Y }), wireAt(screen));
    },
  };
}

const wireAt = (screen: Position): string | undefined =>
  globalThis.document
    .elementsFromPoint(screen.x, screen.y)
    .map((element) => element.closest<HTMLElement>('.react-flow__edge')?.dataset['id'])
    .find((id) => id !== undefined);
