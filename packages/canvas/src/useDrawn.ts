import type { StepShape } from '@countersign/drawing';
import type { FlowGroup } from '@countersign/model';
import { useMemo } from 'react';
import { CULL_FROM } from './drawing.ts';
import type { Level } from './level.ts';
import type { CanvasEdge, CanvasNode } from './toReactFlow.ts';

type DrawnSource = {
  readonly level: Level;
  readonly nodes: CanvasNode[];
  readonly edges: CanvasEdge[];
  /** The steps that are drawn as shapes only. */
  readonly shapes: readonly StepShape[];
  readonly moved: ReadonlySet<string>;
  /** The step under the pointer. */
  readonly pointed: string | undefined;
};

type Drawn = { readonly nodes: CanvasNode[]; readonly edges: CanvasEdge[] };

const NO_EDGES: CanvasEdge[] = [];
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

/**
 * What gets a component of its own. From afar no wire does; and of a large flow only the steps that hands are on: chosen, pointed at or
 * being moved.
 */
export function useDrawn({ level, nodes, edges, shapes, moved, pointed }: DrawnSource): Drawn {
  const hasShapes = shapes.length > 0;
  const handled = useMemo(
    () =>
      hasShapes
        ? nodes.filter(
            ({ id, type, selected }) =>
              type !== 'step' || selected === true || id === pointed || moved.has(id),
          )
        : nodes,
    [hasShapes, nodes, pointed, moved],
  );
  return { nodes: handled, edges: level === 'far' ? NO_EDGES : edges };
}
