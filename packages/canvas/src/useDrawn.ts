import type { FlowDocument, FlowNode } from '@countersign/model';
import { useMemo } from 'react';
import { CULL_FROM } from './drawing.ts';
import type { Level } from './level.ts';
import type { CanvasEdge, CanvasNode } from './toReactFlow.ts';

type DrawnSource = {
  readonly document: FlowDocument;
  readonly level: Level;
  readonly nodes: CanvasNode[];
  readonly edges: CanvasEdge[];
  readonly moved: ReadonlySet<string>;
  /** The step under the pointer. */
  readonly pointed: string | undefined;
};

type Drawn = { readonly nodes: CanvasNode[]; readonly edges: CanvasEdge[] };

const NO_EDGES: CanvasEdge[] = [];
const NO_SHAPES: readonly FlowNode[] = [];

/** The steps that are drawn as shapes only: all of a large flow that is seen from afar. */
export const shapesOf = (document: FlowDocument, level: Level): readonly FlowNode[] =>
  level === 'far' && document.nodes.length >= CULL_FROM ? unfolded(document) : NO_SHAPES;

function unfolded({ nodes, groups = [] }: FlowDocument): readonly FlowNode[] {
  const hidden = new Set(groups.filter(({ isFolded }) => isFolded).flatMap((group) => group.nodes));
  return hidden.size === 0 ? nodes : nodes.filter(({ id }) => !hidden.has(id));
}

/**
 * What gets a component of its own. From afar no wire does; and of a large flow only the steps that hands are on: chosen, pointed at or
 * being moved.
 */
export function useDrawn({ document, level, nodes, edges, moved, pointed }: DrawnSource): Drawn {
  const hasShapes = shapesOf(document, level).length > 0;
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
