import { type FlowDocument, nodeById } from '@countersign/model';
import { useCallback } from 'react';
import { useLatest } from './useLatest.ts';

/** Tells what a step is called, always the same function: a card need not be drawn again because another was renamed. */
export function useTitles(document: FlowDocument): (node: string) => string {
  const latest = useLatest(document);
  return useCallback((node: string) => nodeById(latest.current, node)?.title ?? node, [latest]);
}
