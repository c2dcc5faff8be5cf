import type { FlowDocument } from '@countersign/model';
import { Background, ReactFlow, ReactFlowProvider, useReactFlow } from '@xyflow/react';
import { useCallback, useId, useMemo, useRef } from 'react';
import { ArrowSign, arrowOf } from './ArrowSign.tsx';
import { ariaWords } from './ariaWords.ts';
import { type CanvasContextValue, CanvasProvider, NO_VISITORS, wiredPorts } from './CanvasContext.ts';
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
import { useShapes } from './useShapes.ts';
import { useTitles } from './useTitles.ts';
import { ViewControls } from './ViewControls.tsx';
import { fitSteps } from './viewSteps.ts';
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
};

const NONE = new Map<never, never>();
const NONE_MOVED: ReadonlySet<string> = new Set();
const nothing = () => undefined;

/** A flow to look at: it can be moved and zoomed, steps can be chosen, nothing can be changed. Fills its parent. */
export function FlowView(props: FlowViewProps) {
  return (
    <ReactFlowProvider>
      <View {...props} />
    </ReactFlowProvider>
  );
}

function View({
  document,
  run,
  marks = NO_MARKS,
  selectedNode,
  onSelectNode,
  labels,
  hasMinimap = false,
}: FlowViewProps) {
  const words = useMemo(() => ({ ...DEFAULT_LABELS, ...labels }), [labels]);
  const selection = useMemo(
    () => (selectedNode === undefined ? NOTHING_SELECTED : selectNode(selectedNode)),
    [selectedNode],
  );
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const fit = () => fitSteps(flow, frame.current, document);
  const level = useLevel();
  const isLarge = document.nodes.length >= CULL_FROM;
  const steps = useShapes(document.nodes);
  const shapes = useFarShapes(steps, level, document.groups);
  const choose = useCallback(({ nodes: [first] }: Selection) => onSelectNode?.(first), [onSelectNode]);
  const { pointed, ...far } = useFarHands({ shapes, selection, onSelectionChange: choose });
  const { farEdges, ...drawn } = useCanvasRecords({
    ...{
      document,
      shapes: steps,
      selection,
      overrides: NONE,
      moved: NONE_MOVED,
      level,
      pointed,
      labels: words,
    },
  });
  const arrow = useId();
  const titleOf = useTitles(document);
  const { edges: wires } = document;
  const context = useMemo(
    (): CanvasContextValue => ({
      labels: words,
      isEditable: false,
      level,
      arrow: arrowOf(arrow),
      titleOf,
      wired: wiredPorts({ edges: wires }),
      problems: NONE,
      run,
      marks,
      visitors: NO_VISITORS,
      onQuickAdd: nothing,
      onNoteText: nothing,
      onNoteRemove: nothing,
      onNoteColor: nothing,
      onGroup: nothing,
      onFold: nothing,
      onGroupRemove: nothing,
    }),
    [words, level, arrow, titleOf, wires, run, marks],
  );
  return (
    <CanvasProvider value={context}>
      <ArrowSign id={arrow} />
      <div
        ref={frame}
        className="cs-canvas"
        data-mode="view"
        data-level={level}
        onPointerMove={far.onPointerMove}
      >
        <ReactFlow
          {...SHARED_PROPS}
          // React Flow does not know all of a large flow, and could not fit it.
          {...(isLarge ? { fitView: false, onInit: fit } : {})}
          onlyRenderVisibleElements={isLarge}
          {...drawn}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          aria-label={words.canvas}
          nodesDraggable={false}
          nodesConnectable={false}
          edgesFocusable={false}
          onNodeClick={(_event, node) => node.type === 'step' && onSelectNode?.(node.id)}
          onPaneClick={(event) => {
            onSelectNode?.(undefined);
            far.onPaneClick(event);
          }}
          ariaLabelConfig={ariaWords(words)}
        >
          <Background gap={24} size={1.6} color="var(--canvas-dots)" />
          <ViewControls labels={words} onFit={fit} />
          {level === 'far' && (
            <FarFlow nodes={drawn.nodes} edges={farEdges} moved={NONE_MOVED} shapes={shapes} />
          )}
          {hasMinimap && <Overview shapes={steps} label={words.minimap} />}
        </ReactFlow>
      </div>
    </CanvasProvider>
  );
}
