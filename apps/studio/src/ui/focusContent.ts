const CONTENT = 'content';

/** Puts the keyboard on the page itself, whose first control is the next one by Tab, unless the page has taken it already. */
export function focusContent(): void {
  if (isFocusNowhere()) document.getElementById(CONTENT)?.focus({ preventScroll: true });
}

/** Whether the keyboard is on nothing that a person could use. */
export function isFocusNowhere(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body || activeElement.id === CONTENT;
}
