import { isFocusNowhere } from '../../ui/focusContent.ts';

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

/** Puts the keyboard on a step, in the outline or on the canvas, as soon as it is drawn there. */
export function focusStep(node: string, place: Place, frames = MOST_FRAMES): void {
  const id = CSS.escape(node);
  const thing = document.querySelector<HTMLElement>(
    place === 'outline' ? `[role="treeitem"][data-step="${id}"]` : `.react-flow__node[data-id="${id}"]`,
  );
  if (thing !== null) thing.focus({ preventScroll: place === 'canvas' });
  else if (frames > 0) requestAnimationFrame(() => focusStep(node, place, frames - 1));
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

/** Puts the keyboard into a field of the settings as soon as they are drawn; its text is selected, ready to be replaced. */
export function focusTitle(frames = MOST_FRAMES): void {
  const field = document.querySelector<HTMLInputElement>('[data-step-title]');
  if (field === null) {
    if (frames > 0) requestAnimationFrame(() => focusTitle(frames - 1));
    return;
  }
  field.focus();
  field.select();
}
