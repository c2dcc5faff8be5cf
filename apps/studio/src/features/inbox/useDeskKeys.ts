import { useEffectEvent, useLayoutEffect } from 'react';
import { type DeskCommand, deskCommand } from './deskKeys.ts';

type Handlers = { readonly [C in DeskCommand]?: () => unknown };

/** Runs the handler of a desk key while this component is on screen and no dialog covers it. */
export function useDeskKeys(handlers: Handlers): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (isCovered()) return;
    const target = event.target instanceof HTMLElement ? event.target : null;
    const command = deskCommand({
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      altKey: event.altKey,
      target,
    });
    const handler = command && handlers[command];
    if (!handler) return;
    event.preventDefault();
    handler();
  });
  // Before anything is painted: whoever sees the answers may press their keys.
  useLayoutEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Whether something is open above the desk. Select fields keep their closed lists in the page, so being there is not enough. */
function isCovered(): boolean {
  const layers = document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]');
  return [...layers].some((layer) => layer.checkVisibility());
}
