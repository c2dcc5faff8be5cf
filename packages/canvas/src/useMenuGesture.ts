import { stepsOf } from '@countersign/drawing';
import type { FlowDocument, Position } from '@countersign/model';
import { type MouseEvent, type PointerEvent, type TouchEvent, useRef } from 'react';
import { NOTHING_SELECTED, type Selection } from './selection.ts';
import { noteIdOf } from './toReactFlow.ts';

const LONG_PRESS_MS = 550;
/** A finger trembles; further than this it moves something. */
const TREMBLE = 10;

type MenuTarget = {
  readonly document: FlowDocument;
  readonly selection: Selection;
  readonly onSelectionChange: (selection: Selection) => void;
  readonly onMenu?: (screen: Position) => void;
};

/** The right button, or a finger that stays: chooses the card it is on and asks for the menu. */
export function useMenuGesture({ document, selection, onSelectionChange, onMenu }: MenuTarget) {
  const hasOpened = useRef(false);
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; at: Position }>(undefined);
  const open = (element: EventTarget, screen: Position) => {
    if (onMenu === undefined) return;
    const key = (element as Element).closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    if (key !== undefined) choose(key);
    onMenu(screen);
  };
  const choose = (key: string) => {
    const note = noteIdOf(key);
    const steps = note === undefined ? stepsOf(document, key) : [];
    const isChosen =
      note === undefined ? steps.every((id) => selection.nodes.includes(id)) : selection.notes.includes(note);
    if (!isChosen)
      onSelectionChange({ ...NOTHING_SELECTED, nodes: steps, notes: note === undefined ? [] : [note] });
  };
  const cancel = () => {
    clearTimeout(press.current?.timer);
    press.current = undefined;
  };
  return {
    onContextMenu: (event: MouseEvent) => {
      if (onMenu === undefined || (event.target as Element).closest('input, textarea') !== null) return;
      event.preventDefault();
      cancel();
      open(event.target, { x: event.clientX, y: event.clientY });
    },
    onPointerDownCapture: (event: PointerEvent) => {
      cancel();
      if (event.pointerType !== 'touch' || !event.isPrimary) return;
      const { target, clientX: x, clientY: y } = event;
      const timer = setTimeout(() => {
        press.current = undefined;
        hasOpened.current = true;
        open(target, { x, y });
      }, LONG_PRESS_MS);
      press.current = { timer, at: { x, y } };
    },
    onPointerMoveCapture: (event: PointerEvent) => {
      const at = press.current?.at;
      if (at !== undefined && Math.hypot(event.clientX - at.x, event.clientY - at.y) > TREMBLE) cancel();
    },
    // The finger goes up over the menu's surroundings: that is no press beside it, which would close it. On the way down,
    // because what drags cards keeps the end of a touch for itself. Of a page that was too busy to answer for the beginning of a
    // touch nobody can stop the end any more.
    onTouchEndCapture: (event: TouchEvent) => {
      if (hasOpened.current && event.cancelable) event.preventDefault();
      hasOpened.current = false;
    },
    onPointerUpCapture: cancel,
    onPointerCancelCapture: cancel,
  };
}
