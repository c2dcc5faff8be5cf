import { focusContent, isFocusNowhere } from '../../ui/focusContent.ts';

/** Where the keyboard was when it asked for something: in the outline or on the canvas. */
export type Place = 'outline' | 'canvas';

/** Where the keyboard is: in the outline, or else on the canvas. Where it is nowhere, an open outline had it last. */
export function placeOfFocus(): Place {
  const isOutline = isFocusNowhere()
    ? hasOutline()
    : document.activeElement?.closest('[role="tree"]') !== null;
  return isOutline ? 'outline' : 'canvas';
}

/** Whether somebody types into a field of the page: what opens meanwhile leaves the keyboard there. */
export function isWriting(): boolean {
  const field = document.activeElement?.closest('input, textarea, select, [contenteditable="true"]');
  return field !== null && field !== undefined && field.closest('[aria-modal="true"]') === null;
}

const hasOutline = (): boolean => document.querySelector('[role="tree"]') !== null;

const MOST_FRAMES = 30;

/** Puts the keyboard on a step as soon as it is drawn there, unless somebody has gone on elsewhere meanwhile. */
export function focusStep(node: string, place: Place): void {
  const id = CSS.escape(node);
  const card =
    place === 'outline' ? `[role="treeitem"][data-step="${id}"]` : `.react-flow__node[data-id="${id}"]`;
  const asker = document.activeElement;
  const look = (frames: number) => {
    const step = document.querySelector<HTMLElement>(card);
    if (step !== null) step.focus({ preventScroll: place === 'canvas' });
    else if (frames > 0) requestAnimationFrame(() => hasGoneOn(asker) || look(frames - 1));
  };
  look(MOST_FRAMES);
}

/** Whether the keyboard is neither where it was, nor nowhere, nor among the steps. */
function hasGoneOn(asker: Element | null): boolean {
  const { activeElement } = document;
  if (activeElement === asker || isFocusNowhere()) return false;
  return activeElement?.closest('.react-flow, [role="tree"]') === null;
}

/**
 * Puts the keyboard back on a step once a dialog is gone, which keeps it in itself until then; where somebody has gone on
 * elsewhere in that moment it stays there.
 */
export function focusStepAfterDialog(node: string, place: Place): void {
  requestAnimationFrame(() => {
    if (isFocusNowhere()) focusStep(node, place);
  });
}

/** Puts the keyboard back on the first step that is selected, where steps are being chosen. */
export function focusSelected([node]: readonly string[]): void {
  if (node !== undefined) focusStep(node, hasOutline() ? 'outline' : 'canvas');
}

/** Puts the keyboard on the step that was added in place of what had it, unless somebody has taken it elsewhere meanwhile. */
export function focusAdded([node]: readonly string[]): void {
  requestAnimationFrame(() => {
    if (node !== undefined && isFocusNowhere()) focusStep(node, 'canvas');
  });
}

/**
 * To be asked for before a card or wire of the canvas is taken away: answers how to go on with the first of the cards that
 * stay and that are drawn, once what had the keyboard is gone. Where nothing is drawn any more, the page itself has it.
 */
export function focusAfterRemoval(): (stays: readonly string[]) => void {
  const before = document.activeElement?.closest('.react-flow__node, .react-flow__edge');
  if (before?.matches(':focus-visible') !== true) return () => undefined;
  return (stays) => {
    const look = (frames: number) => {
      if (before.isConnected && frames > 0) return void requestAnimationFrame(() => look(frames - 1));
      if (!isFocusNowhere()) return;
      const cards = [...document.querySelectorAll<HTMLElement>('.react-flow__node[data-id]')];
      const drawn = new Map(cards.map((card) => [card.dataset['id'], card]));
      const next = stays.find((id) => drawn.has(id));
      if (next === undefined) focusContent();
      else drawn.get(next)?.focus({ preventScroll: true });
    };
    look(MOST_FRAMES);
  };
}

/**
 * Puts the keyboard into the title in the settings of a step, its text ready to be replaced, as soon as they are drawn. Their code may
 * still be on its way: they are waited for until somebody presses anything else.
 */
export function focusTitle(): void {
  const waiting = new AbortController();
  const end = () => waiting.abort();
  for (const press of ['keydown', 'pointerdown'])
    window.addEventListener(press, end, { capture: true, signal: waiting.signal });
  const look = () => {
    if (waiting.signal.aborted) return;
    const field = document.querySelector<HTMLInputElement>('[data-step-title]');
    if (field === null) return void requestAnimationFrame(look);
    end();
    field.focus();
    field.select();
  };
  look();
}
