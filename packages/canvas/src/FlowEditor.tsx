import type { Position } from '@countersign/model';
import {
  Background,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useKeyPress,
  useReactFlow,
} from '@xyflow/react';
import { type Ref, useCallback, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { ArrowSign, arrowOf } from './ArrowSign.tsx';
import { ariaWords } from './ariaWords.ts';
import { CanvasProvider, type ProblemCount, type Visitor } from './CanvasContext.ts';
import { type CanvasLabels, DEFAULT_LABELS } from './canvasLabels.ts';
import { CULL_FROM, EDGE_TYPES, NODE_TYPES, SHARED_PROPS } from './drawing.ts';
import { editorHandle, type FlowEditorHandle } from './editorHandle.ts';
import { FarFlow } from './FarFlow.tsx';
import { Guides } from './Guides.tsx';
import type { GestureTarget } from './gestureTarget.ts';
import type { CanvasMarks } from './marks.ts';
import { Overview } from './Overview.tsx';
import { openingView } from './openingView.ts';
import { GRID } from './placement.ts';
import type { FlowRunState } from './runState.ts';
import { useCanvasRecords } from './useCanvasRecords.ts';
import { useEditorContext } from './useEditorContext.ts';
import { useFarHands } from './useFarHands.ts';
import { useFarShapes } from './useFarShapes.ts';
import { useGestures } from './useGestures.ts';
import { useHeardPresses } from './useHeardPresses.ts';
import { type OnDropKind, useKindDrop } from './useKindDrop.ts';
import { useLatest } from './useLatest.ts';
import { useLevel } from './useLevel.ts';
import { useMenuGesture } from './useMenuGesture.ts';
import { useShapes } from './useShapes.ts';
import { ViewControls } from './ViewControls.tsx';
import { fitSteps } from './viewSteps.ts';
import './canvas.css';
import './marks.css';
import './visitors.css';

export type FlowEditorProps = GestureTarget & {
  readonly onDropKind: OnDropKind;
  readonly problems: ReadonlyMap<string, ProblemCount>;
  readonly run?: FlowRunState;
  readonly marks?: CanvasMarks | undefined;
  /** Who else is at which step. */
  readonly visitors?: ReadonlyMap<string, readonly Visitor[]>;
  /** A group is to be looked at as one card, or with its steps: how it is drawn here and no edit of the flow. */
  readonly onFold: (group: string, isFolded: boolean) => void;
  /** The right button or a long press asked what can be done with the selection. */
  readonly onMenu?: (screen: Position) => void;
  readonly labels?: Partial<CanvasLabels>;
  readonly hasMinimap?: boolean;
  readonly ref?: Ref<FlowEditorHandle>;
};

/** Constant, because React Flow tells all its parts when one of these is another object. */
const SNAP_GRID: [number, number] = [GRID, GRID];
const MULTI_SELECTION_KEYS = ['Shift', 'Meta', 'Control'];

/** The canvas on which a flow is drawn. It holds no document of its own: gestures go out as commands. */
export function FlowEditor(props: FlowEditorProps) {
  return (
    <ReactFlowProvider>
      <Editor {...props} />
    </ReactFlowProvider>
  );
}

function Editor(props: FlowEditorProps) {
  const { document, selection, labels, hasMinimap = true, ref } = props;
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const words = useMemo(() => ({ ...DEFAULT_LABELS, ...labels }), [labels]);
  const [opening] = useState(() => openingView(document, { width: globalThis.innerWidth }));
  const isFree = useKeyPress('Alt');
  const level = useLevel();
  const steps = useShapes(document.nodes);
  const gestures = useGestures({ ...props, shapes: steps }, flow.screenToFlowPosition, {
    isFree,
    zoomOf: flow.getZoom,
  });
  const { overrides } = gestures;
  const moved = useStableSet(overrides);
  const shapes = useFarShapes(steps, level, document.groups);
  const { onSelectionChange } = props;
  const { pointed, ...far } = useFarHands({ shapes, selection, onSelectionChange });
  const { farEdges, ...drawn } = useCanvasRecords({
    ...{ document, shapes: steps, selection, overrides, moved, level, pointed, labels: words },
  });
  const menu = useMenuGesture(props);
  useHeardPresses();
  const arrow = useId();
  const context = useEditorContext(props, { labels: words, level, arrow: arrowOf(arrow) });
  const ariaLabels = useMemo(() => ariaWords(words), [words]);
  const latest = useLatest(document);
  const onFit = useCallback(() => fitSteps(flow, frame.current, latest.current), [flow, latest]);
  useImperativeHandle(ref, () => editorHandle(flow, frame, latest), [flow, latest]);
  return (
    <CanvasProvider value={context}>
      <div
        className="cs-canvas"
        data-mode="edit"
        data-level={level}
        ref={frame}
        onPointerMove={far.onPointerMove}
        {...menu}
        {...useKindDrop(props.onDropKind, flow.screenToFlowPosition)}
      >
        <ArrowSign id={arrow} />
        <ReactFlow
          {...SHARED_PROPS}
          {...opening}
          onlyRenderVisibleElements={document.nodes.length >= CULL_FROM}
          {...drawn}
          onPaneClick={far.onPaneClick}
          nodeTypes={NODE_TYPES}
          edgeTypes={EDGE_TYPES}
          aria-label={words.canvas}
          onNodeClick={gestures.onNodeClick}
          onNodesChange={gestures.onNodesChange}
          onEdgesChange={gestures.onEdgesChange}
          onConnect={gestures.onConnect}
          onConnectEnd={gestures.onConnectEnd}
          onReconnect={gestures.onReconnect}
          isValidConnection={gestures.isValidConnection}
          connectionRadius={28}
          connectOnClick={false}
          snapToGrid={!isFree}
          snapGrid={SNAP_GRID}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={MULTI_SELECTION_KEYS}
          ariaLabelConfig={ariaLabels}
        >
          <Background gap={24} size={1.6} color="var(--canvas-dots)" />
          <ViewControls labels={words} onFit={onFit} />
          {level === 'far' && <FarFlow nodes={drawn.nodes} edges={farEdges} moved={moved} shapes={shapes} />}
          <Guides guides={gestures.guides} />
          {hasMinimap && <Overview shapes={steps} label={words.minimap} />}
        </ReactFlow>
      </div>
    </CanvasProvider>
  );
}

/** The keys of a map; the same set as long as the keys are the same. */
function useStableSet(map: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const keys = [...map.keys()].join(' ');
  return useMemo(() => new Set(keys === '' ? [] : keys.split(' ')), [keys]);
}
