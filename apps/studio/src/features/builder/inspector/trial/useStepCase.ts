import { useState } from 'react';
import { useBuilder, useDocument } from '../../BuilderContext.ts';
import { exampleCase } from './exampleCase.ts';
import { keepPinned, readPinned } from './pinnedCase.ts';
import type { StepCase } from './stepCase.ts';

/** The case that a step is tried with: the pinned one, else an example; every change pins it in this browser. */
export function useStepCase(node: string) {
  const { workspace, flow } = useBuilder();
  const document = useDocument();
  const place = { workspace, flow, node };
  const [pinned, setPinned] = useState(() => readPinned(place));
  const [example] = useState(() => exampleCase(document, node));
  const pin = (next: StepCase | undefined) => {
    keepPinned(place, next);
    setPinned(next);
  };
  return {
    value: pinned ?? example,
    isPinned: pinned !== undefined,
    pin,
    /** Forgets what was pinned and makes an example from the flow as it is now. */
    toExample: () => pin(exampleCase(document, node)),
    forget: () => pin(undefined),
  };
}
