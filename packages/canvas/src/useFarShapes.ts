import type { StepShape } from '@countersign/drawing';
import type { FlowGroup } from '@countersign/model';
import { useMemo } from 'react';
import { CULL_FROM } from './drawing.ts';
import type { Level } from './level.ts';

const NO_SHAPES: readonly StepShape[] = [];
const NO_GROUPS: readonly FlowGroup[] = [];

/** The steps that are drawn as shapes only: all of a large flow that is seen from afar. */
export function useFarShapes(
  shapes: readonly StepShape[],
  level: Level,
  groups: readonly FlowGroup[] = NO_GROUPS,
): readonly StepShape[] {
  const isFar = level === 'far' && shapes.length >= CULL_FROM;
  return useMemo(() => (isFar ? unfolded(shapes, groups) : NO_SHAPES), [isFar, shapes, groups]);
}

function unfolded(shapes: readonly StepShape[], groups: readonly FlowGroup[]): readonly StepShape[] {
  const hidden = new Set(groups.filter(({ isFolded }) => isFolded).flatMap((group) => group.nodes));
  return hidden.size === 0 ? shapes : shapes.filter(({ id }) => !hidden.has(id));
}
