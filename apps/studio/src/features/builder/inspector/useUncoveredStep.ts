import type { Selection } from '@countersign/canvas';
import { type RefObject, useLayoutEffect } from 'react';
import { useBuilder } from '../BuilderContext.ts';

/** The only step that is selected does not stay under the panel that shows its settings. */
export function useUncoveredStep(
  panel: RefObject<HTMLElement | null>,
  { nodes, edges, notes }: Selection,
): void {
  const { canvas } = useBuilder();
  const only = edges.length + notes.length === 0 && nodes.length === 1 ? nodes[0] : undefined;
  useLayoutEffect(() => {
    if (only === undefined || panel.current === null) return;
    canvas.current?.uncover(only, panel.current.getBoundingClientRect().left);
  }, [canvas, panel, only]);
}
