import type { Visitor } from '@countersign/canvas';
import { useMemo } from 'react';
import { editorColor } from './editorColor.ts';
import { useOthers } from './PresenceContext.ts';

/** The other people by the step that they have selected. */
export function useVisitors(): ReadonlyMap<string, readonly Visitor[]> {
  const others = useOthers();
  // Hints come more often than somebody moves on; the cards are drawn anew only when one did.
  const key = JSON.stringify(others.map(({ key, name, step }) => [key, name, step]));
  return useMemo(() => {
    const seen = (JSON.parse(key) as [string, string, string | null][]).flatMap(([id, name, step]) =>
      step === null ? [] : [{ step, name, color: editorColor(id) }],
    );
    const byStep = Map.groupBy(seen, ({ step }) => step);
    return new Map([...byStep].map(([step, all]) => [step, all.map(({ name, color }) => ({ name, color }))]));
  }, [key]);
}
