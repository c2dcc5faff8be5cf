import type { StepShape } from '@countersign/drawing';
import type { FlowNode } from '@countersign/model';
import { useMemo, useState } from 'react';
import { createShapes } from './createShapes.ts';

/** The shapes of all steps, those in folded groups too; the same list while only words are typed. */
export function useShapes(nodes: readonly FlowNode[]): readonly StepShape[] {
  const [read] = useState(createShapes);
  return useMemo(() => read(nodes), [read, nodes]);
}
