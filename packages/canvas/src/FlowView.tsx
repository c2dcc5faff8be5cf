import type { Box } from '@countersign/drawing';
import type { FlowDocument } from '@countersign/model';
import { Background, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { type CSSProperties, useCallback, useId, useMemo, useRef } from 'react';
import { ArrowSign, arrowOf } from './ArrowSign.tsx';
import { ariaWords } from './ariaWords.ts';
import { CanvasProvider } from './CanvasContext.ts';
import { type CanvasLabels, DEFAULT_LABELS } from './canvasLabels.ts';
import { CULL_FROM, EDGE_TYPES, NODE_TYPES, SHARED_PROPS } from './drawing.ts';
import { FarFlow } from './FarFlow.tsx';
import { type CanvasMarks, NO_MARKS } from './marks.ts';
import { Overview } from './Overview.tsx';
import type { FlowRunState } from './runState.ts';
import { NOTHING_SELECTED, type Selection, selectNode } from './selection.ts';
import { useCanvasRecords } from './useCanvasRecords.ts';
import { useFarHands } from './useFarHands.ts';
import { useFarShapes } from './useFarShapes.ts';
import { useLevel } from './useLevel.ts';
import { useLookContext } from './useLookContext.ts';
import { useReadingScale } from './useReadingScale.ts';
import { useShapes } from './useShapes.ts';
import { useViewLink } from './useViewLink.ts';
import { ViewControls } from './ViewControls.tsx';
import type { ViewLink } from './viewLink.ts';
import { fitOrRead, fitSteps } from './viewSteps.ts';
import './canvas.css';
import './marks.css';

export type FlowViewProps = {
  readonly document: FlowDocument;
  /** How a run stands on the drawing. */
  readonly run?: FlowRunState;
  /** Differences, a path, words under cards. */
  readonly marks?: CanvasMarks | undefined;
  readonly selectedNode?: string;
  readonly onSelectNode?: (id: string | undefined) => void;
  readonly labels?: Partial<CanvasLabels>;
  readonly hasMinimap?: boolean;
  /** The views that go with this one. */
  readonly link?: ViewLink;
  /** What is all that can be seen, when that is more than the document. */
  readonly whole?: Pick<FlowDocument, 'nodes' | 'notes'>;
  /** What is looked at first where the whole would be too small to be read. */
  readonly places?: readonly Omit<Box, 'id'>[];
};

const NONE = new Map<never, never>();
const NONE_MOVED: ReadonlySet<string> = new Set();
/** More than these would be as slow as all cards of a large flow. */
const MOST_MARKED = 400;

/** A flow to look at: it can be moved and zoomed, steps can be chosen, nothing can be changed. Fills its parent. */
export function FlowView(props: FlowViewProps) {
  return (
    <ReactFlowProvider>
      <View {...props} />
    </ReactFlowProvider>
  );
}

function View(props: FlowViewProps) {
  const { document, marks = NO_MARKS, labels, hasMinimap = false, whole = document } = props;
  const words = useMemo(() => ({ ...DEFAULT_LABELS, ...labels }), [labels]);
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const fit = useCallback(() => fitSteps(flow, frame.current, whole), [flow, whole]);
  // Another object would be a second commit after each that draws the run.
  const ariaLabels = useMemo(() => ariaWords(words), [words]);
  const begin = () => fitOrRead(flow, frame.current, { drawn: whole, places: props.places ?? [] });
  const onMove = useViewLink(props.link, frame);
  const isLarge = document.nodes.length >= CULL_FROM;
  const drawn = useDrawn(props, { words, marks });
  const [id, arrow] = [useId(), useId()];
  const reading = useReadingScale();
  const context = useLookContext(document, {
    ...{ labels: words, level: drawn.level, arrow: arrowOf(arrow), run: props.run, marks },
  });
  return (
    <CanvasProvider value={context}>
      <div
        ref={frame}
        className="cs-canvas"
        data-mode="view"
        // The name of a property of its own, which React's types do not know.
        style={{ '--cs-reading': reading } as CSSProperties}
        data-level={drawn.level}
        onPointerMove={drawn.onPointerMove}
      >
        <ArrowSign id={arrow} />
        <ReactFlow
          id={id}
          {...SHARED_PROPS}
          // React Flow does not know all of a large flow, or of what is beside this one, and could not fit it.
          {...(isLarge || whole !== document || props.places ? { fitView: false, onInit: begin } : {})}
          onlyRenderVisibleElements={isLarge}
          nodes={drawn.nodes}
          edges={drawn.edges}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          aria-label={words.canvas}
          nodesDraggable={false}
          nodesConnectable={false}
          edgesFocusable={false}
          onMove={onMove}
          onNodeClick={(_event, node) => node.type === 'step' && props.onSelectNode?.(node.id)}
          onPaneClick={(event) => {
            props.onSelectNode?.(undefined);
            drawn.onPaneClick(event);
          }}
          ariaLabelConfig={ariaLabels}
        >
          <Background gap={24} size={1.6} color="var(--canvas-dots)" />
          <ViewControls labels={words} onFit={fit} />
          {drawn.level === 'far' && (
            <FarFlow nodes={drawn.nodes} edges={drawn.farEdges} moved={NONE_MOVED} shapes={drawn.farShapes} />
          )}
          {hasMinimap && <Overview shapes={drawn.shapes} label={words.minimap} />}
        </ReactFlow>
      </div>
    </CanvasProvider>
  );
}

type Painted = { readonly words: CanvasLabels; readonly marks: CanvasMarks };

/** What is drawn of a flow at this distance, and what a pointer finds on it. */
function useDrawn({ document, selectedNode, onSelectNode }: FlowViewProps, { words, marks }: Painted) {
  const selection = useMemo(
    () => (selectedNode === undefined ? NOTHING_SELECTED : selectNode(selectedNode)),
    [selectedNode],
  );
  const level = useLevel();
  const shapes = useShapes(document.nodes);
  const farShapes = useFarShapes(shapes, level, document.groups);
  const choose = useCallback(({ nodes: [first] }: Selection) => onSelectNode?.(first), [onSelectNode]);
  const hands = useFarHands({ shapes: farShapes, selection, onSelectionChange: choose });
  const marked = useMemo(
    () => new Set([...(marks.steps?.keys() ?? [])].slice(0, MOST_MARKED)),
    [marks.steps],
  );
  const still = { overrides: NONE, moved: NONE_MOVED };
  const { pointed } = hands;
  const records = useCanvasRecords({
    ...{ document, shapes, selection, level, pointed, marked, labels: words },
    ...still,
  });
  return { ...hands, ...records, level, shapes, farShapes };
}
