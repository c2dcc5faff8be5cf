import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { useCanvas } from './CanvasContext.ts';
import { liveWireOf } from './liveWire.ts';
import type { CanvasEdge, CanvasNode } from './toReactFlow.ts';
import { wirePath } from './wirePath.ts';

type FarWiresProps = {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
  /** The cards that are being moved. */
  readonly moved: ReadonlySet<string>;
};

/**
 * All wires of a flow that is seen from afar, as a few lines instead of a component each: there may be thousands in view,
 * and none of them can be pointed at.
 */
export const FarWires = memo(function FarWires({ nodes, edges, moved }: FarWiresProps) {
  const { run } = useCanvas();
  const isMoved = (edge: CanvasEdge) => moved.has(edge.source) || moved.has(edge.target);
  const resting = useMemo(
    () => edges.filter((edge) => !moved.has(edge.source) && !moved.has(edge.target)),
    [edges, moved],
  );
  // The places of cards that rest do not change while others move, so neither do their lines.
  const still = useMemo(() => lines(resting, run?.edges), [resting, run]);
  const live = moved.size === 0 ? EMPTY : lines(placed(edges.filter(isMoved), nodes), run?.edges);
  return (
    <ViewportPortal>
      <svg className="cs-far-wires" aria-hidden="true">
        <Lines {...still} hasRun={run !== undefined} />
        <Lines {...live} hasRun={run !== undefined} />
      </svg>
    </ViewportPortal>
  );
});

type LinesProps = { readonly plain: string; readonly taken: string; readonly selected: string };
const EMPTY: LinesProps = { plain: '', taken: '', selected: '' };

const Lines = memo(function Lines({
  plain,
  taken,
  selected,
  hasRun,
}: LinesProps & { readonly hasRun: boolean }) {
  return (
    <>
      <path d={plain} data-taken={hasRun ? false : undefined} />
      <path d={taken} data-taken />
      <path d={selected} data-selected />
    </>
  );
});

function lines(edges: readonly CanvasEdge[], taken: Readonly<Record<string, number>> = {}): LinesProps {
  const parts = { plain: [] as string[], taken: [] as string[], selected: [] as string[] };
  for (const edge of edges) {
    const points = edge.data?.points ?? [];
    const way = edge.selected ? 'selected' : (taken[edge.id] ?? 0) > 0 ? 'taken' : 'plain';
    parts[way].push(wirePath(points).path);
  }
  return { plain: parts.plain.join(''), taken: parts.taken.join(''), selected: parts.selected.join('') };
}

/** The wires of cards that are somewhere else than the document says. */
function placed(edges: readonly CanvasEdge[], nodes: readonly CanvasNode[]): CanvasEdge[] {
  const places = new Map(nodes.map((node) => [node.id, node.position]));
  return edges.map((edge) => {
    if (edge.data === undefined) return edge;
    const points = liveWireOf(edge.data, places.get(edge.source), places.get(edge.target));
    return { ...edge, data: { ...edge.data, points } };
  });
}
