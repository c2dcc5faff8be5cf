import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useBuilder, useSelection } from '../BuilderContext.ts';
import { isWriting } from '../focusStep.ts';
import { extended, isChosen, type OutlineItem, selectionOf } from './outlineItems.ts';

type OutlineKeys = {
  /** The row that Tab leads to. */
  readonly active: number;
  readonly goTo: (index: number, isExtending: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** The keyboard in the outline: moving selects, and what is selected elsewhere is where the keyboard goes on. */
export function useOutlineKeys(
  list: RefObject<HTMLElement | null>,
  items: readonly OutlineItem[],
): OutlineKeys {
  const { session, canvas } = useBuilder();
  const selection = useSelection();
  const place = useRef(0);
  const found = items.findIndex((item) => isChosen(item, selection));
  const active = found === -1 ? Math.min(place.current, items.length - 1) : found;
  const rowAt = useCallback(
    (index: number) => list.current?.querySelectorAll<HTMLElement>('[role="treeitem"]')[index],
    [list],
  );
  useLayoutEffect(() => {
    place.current = Math.max(0, active);
  }, [active]);
  useEffect(() => {
    void rowAt(active)?.scrollIntoView({ block: 'nearest' });
  }, [active, rowAt]);
  // Asked for, it takes the keyboard, unless somebody has gone on to write elsewhere while it was loaded.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    if (!isWriting()) rowAt(active)?.focus();
  }, []);
  useFocusOfRemoved(list, items.length, () => {
    const next = items[active];
    if (next !== undefined) session.select(selectionOf(next));
    rowAt(active)?.focus();
  });
  const goTo = (index: number, isExtending: boolean) => {
    const at = Math.max(0, Math.min(index, items.length - 1));
    const item = items[at];
    if (item === undefined) return;
    session.select(isExtending ? extended(selection, item) : selectionOf(item));
    rowAt(at)?.focus();
    if (item.type === 'step') canvas.current?.show(item.line.node.id);
    else canvas.current?.fitSteps([], [item.note.id]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = [...(list.current?.children ?? [])].indexOf(event.target as Element);
    const step = MOVES[event.key];
    if (from === -1 || step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    goTo(step(from, items.length), event.shiftKey);
  };
  return { active, goTo, onKeyDown };
}

const MOVES: Readonly<Record<string, (from: number, count: number) => number>> = {
  ArrowDown: (from) => from + 1,
  ArrowUp: (from) => from - 1,
  PageDown: (from) => from + 10,
  PageUp: (from) => from - 10,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** A row that is removed under the focus would leave the keyboard nowhere: its place takes the focus over. */
function useFocusOfRemoved(list: RefObject<HTMLElement | null>, count: number, take: () => void): void {
  const focused = useRef<Element | null>(null);
  const latest = useRef(take);
  useLayoutEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const note = () => {
      const { activeElement } = document;
      if (activeElement !== document.body)
        focused.current = list.current?.contains(activeElement) ? activeElement : null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, [list]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is looked at changes with the number of rows
  useEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    if (document.activeElement === document.body) latest.current();
  }, [count]);
}
