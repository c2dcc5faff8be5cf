import { type StepShape, wirePath } from '@countersign/drawing';
import { ViewportPortal } from '@xyflow/react';
import { Fragment, memo, useMemo } from 'react';
import { useCanvas } from './CanvasContext.ts';
import { type FarShape, farShapes, stripes } from './farShapes.ts';
import { liveWireOf } from './liveWire.ts';
import type { CanvasMarks } from './marks.ts';
import type { CanvasEdge, CanvasNode } from './toReactFlow.ts';

type FarFlowProps = {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
  /** The cards that are being moved. */
  readonly moved: ReadonlySet<string>;
  /** Steps that have no card of their own at this distance; empty when all of them have. */
  readonly shapes: readonly StepShape[];
};

/**
 * What is the same for thousands of steps, seen from afar: all wires, and the shapes of the steps of a large flow, as a few
 * lines instead of a component each.
 */
export const FarFlow = memo(function FarFlow({ nodes, edges, moved, shapes }: FarFlowProps) {
  const { run, marks } = useCanvas();
  const resting = useMemo(
    () => edges.filter((edge) => !moved.has(edge.source) && !moved.has(edge.target)),
    [edges, moved],
  );
  // Cards that rest do not change while others move, so neither do their lines.
  const still = useMemo(() => lines(resting, run?.edges), [resting, run]);
  const followers = useMemo(
    () => edges.filter((edge) => moved.has(edge.source) || moved.has(edge.target)),
    [edges, moved],
  );
  const live = moved.size === 0 ? EMPTY : lines(placed(followers, nodes, moved), run?.edges);
  const marked = useMemo(() => markedLines(edges, marks), [edges, marks]);
  return (
    <ViewportPortal>
      <svg className="cs-far-flow" aria-hidden="true">
        <Lines {...still} hasRun={run !== undefined} />
        <Lines {...live} hasRun={run !== undefined} />
        {marked.map(([mark, d]) => (
          <path key={mark} className="cs-far-mark" d={d} data-mark={mark} />
        ))}
        {shapes.length > 0 && <Shapes steps={shapes} moved={moved} />}
      </svg>
    </ViewportPortal>
  );
});

/** The wires of a marked path and those that differ between versions, over all others. */
function markedLines(edges: readonly CanvasEdge[], { path, wires }: CanvasMarks): [string, string][] {
  const markOf = ({ id }: CanvasEdge) => (path?.edges.includes(id) ? 'path' : wires?.get(id));
  const groups = Map.groupBy(path === undefined && wires === undefined ? [] : edges, markOf);
  return [...groups].flatMap(([mark, some]): [string, string][] =>
    mark === undefined ? [] : [[mark, some.map((edge) => wirePath(edge.data?.points ?? []).path).join('')]],
  );
}

type ShapesProps = { readonly steps: readonly StepShape[]; readonly moved: ReadonlySet<string> };

const Shapes = memo(function Shapes({ steps, moved }: ShapesProps) {
  const { run } = useCanvas();
  const resting = useMemo(() => steps.filter(({ id }) => !moved.has(id)), [steps, moved]);
  const shapes = useMemo(() => farShapes(resting), [resting]);
  const striped = useMemo(() => stripes(resting), [resting]);
  const reached = run?.nodes;
  return (
    <g className="cs-far-shapes" data-dimmed={reached === undefined ? undefined : true}>
      <FamilyLines shapes={shapes} />
      {reached !== undefined && (
        <FamilyLines shapes={farShapes(steps.filter(({ id }) => reached[id] !== undefined))} isReached />
      )}
      {striped !== '' && <path d={striped} data-stripes />}
    </g>
  );
});

type FamilyLinesProps = { readonly shapes: readonly FarShape[]; readonly isReached?: boolean };

const FamilyLines = ({ shapes, isReached }: FamilyLinesProps) =>
  shapes.map(({ family, shape, ground }) => (
    <Fragment key={family}>
      {ground !== '' && <path d={ground} data-family={family} data-ground data-reached={isReached} />}
      <path d={shape} data-family={family} data-reached={isReached} />
    </Fragment>
  ));

type LinesProps = { readonly plain: string; readonly taken: string; readonly selected: string };
const EMPTY: LinesProps = { plain: '', taken: '', selected: '' };

const Lines = memo(function Lines({
  plain,
  taken,
  selected,
  hasRun,
}: LinesProps & { readonly hasRun: boolean }) {
  return (
    <g className="cs-far-wires">
      <path d={plain} data-taken={hasRun ? false : undefined} />
      <path d={taken} data-taken />
      <path d={selected} data-selected />
    </g>
  );
});

function lines(edges: readonly CanvasEdge[], taken: Readonly<Record<string, number>> = {}): LinesProps {
  const parts: { [way in keyof LinesProps]: string[] } = { plain: [], taken: [], selected: [] };
  for (const edge of edges) {
    const points = edge.data?.points ?? [];
    const way = edge.selected ? 'selected' : (taken[edge.id] ?? 0) > 0 ? 'taken' : 'plain';
    parts[way].push(wirePath(points).path);
  }
  return { plain: parts.plain.join(''), taken: parts.taken.join(''), selected: parts.selected.join('') };
}

/** The wires of cards that are somewhere else than the document says. */
function placed(
  edges: readonly CanvasEdge[],
  nodes: readonly CanvasNode[],
  moved: ReadonlySet<string>,
): CanvasEdge[] {
  const places = new Map(nodes.filter(({ id }) => moved.has(id)).map((node) => [node.id, node.position]));
  return edges.map((edge) => {
    if (edge.data === undefined) return edge;
    const points = liveWireOf(edge.data, places.get(edge.source), places.get(edge.target));
    return { ...edge, data: { ...edge.data, points } };
  });
}
