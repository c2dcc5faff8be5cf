import { type Command, type FlowNote, NODE_KINDS, type NodeKind, type Position } from '@countersign/model';
import {
  Background,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useKeyPress,
  useReactFlow,
} from '@xyflow/react';
import { type DragEvent, type Ref, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { bringIntoView, motionMs } from './bringIntoView.ts';
import { type CanvasContextValue, CanvasProvider, type ProblemCount, wiredPorts } from './CanvasContext.ts';
import { type CanvasLabels, DEFAULT_LABELS } from './canvasLabels.ts';
import { CULL_FROM, EDGE_TYPES, NODE_TYPES, SHARED_PROPS } from './drawing.ts';
import { FarWires } from './FarWires.tsx';
import { Guides } from './Guides.tsx';
import type { GestureTarget } from './gestureTarget.ts';
import type { Level } from './level.ts';
import { CARD_WIDTH, ENTRY_Y } from './nodeSize.ts';
import { Overview } from './Overview.tsx';
import { openingView } from './openingView.ts';
import { GRID, snapped } from './placement.ts';
import type { FlowRunState } from './runState.ts';
import type { CanvasEdge } from './toReactFlow.ts';
import { useCanvasRecords } from './useCanvasRecords.ts';
import { useGestures } from './useGestures.ts';
import { useLevel } from './useLevel.ts';
import './canvas.css';

/** The type under which a palette puts a node kind into a drag. */
export const KIND_MIME = 'application/x-countersign-kind';

/** What the surroundings may ask of the canvas. */
export type FlowEditorHandle = {
  readonly fit: () => void;
  /** Brings a step into view when it is not there yet. */
  readonly show: (node: string) => void;
  /** Brings a step into view and moves the keyboard focus to it. */
  readonly reveal: (node: string) => void;
  /** The middle of what is seen, in flow coordinates. */
  readonly centre: () => Position;
};

export type FlowEditorProps = GestureTarget & {
  /** A kind was dropped from the palette: at a place, and on a wire when there is one under it. */
  readonly onDropKind: (kind: NodeKind, position: Position, edge: string | undefined) => void;
  readonly problems: ReadonlyMap<string, ProblemCount>;
  readonly run?: FlowRunState;
  readonly labels?: Partial<CanvasLabels>;
  readonly hasMinimap?: boolean;
  readonly ref?: Ref<FlowEditorHandle>;
};

const NONE = new Map<never, never>();
const NO_EDGES: CanvasEdge[] = [];

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
  const [opening] = useState(() => openingView(document));
  const isFree = useKeyPress('Alt');
  const level = useLevel();
  const gestures = useGestures(props, flow.screenToFlowPosition, isFree);
  const { nodes, edges } = useCanvasRecords({ document, selection, overrides: gestures.overrides });
  const moved = useStableSet(gestures.overrides);
  const context = useEditorContext(props, words, level);
  useImperativeHandle(ref, () => editorHandle(flow, frame), [flow]);
  return (
    <CanvasProvider value={context}>
      <div
        className="cs-canvas"
        data-mode="edit"
        data-level={level}
        ref={frame}
        {...useKindDrop(props, flow.screenToFlowPosition)}
      >
        <ReactFlow
          {...SHARED_PROPS}
          {...opening}
          onlyRenderVisibleElements={document.nodes.length >= CULL_FROM}
          nodes={nodes}
          edges={level === 'far' ? NO_EDGES : edges}
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
          snapGrid={[GRID, GRID]}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
          ariaLabelConfig={{
            'controls.zoomIn.ariaLabel': words.zoomIn,
            'controls.zoomOut.ariaLabel': words.zoomOut,
            'controls.fitView.ariaLabel': words.fit,
          }}
        >
          <Background gap={24} size={1.6} color="var(--canvas-dots)" />
          <Controls
            showInteractive={false}
            position="bottom-left"
            fitViewOptions={SHARED_PROPS.fitViewOptions}
          />
          {level === 'far' && <FarWires nodes={nodes} edges={edges} moved={moved} />}
          <Guides guides={gestures.guides} />
          {hasMinimap && <Overview document={document} label={words.minimap} />}
        </ReactFlow>
      </div>
    </CanvasProvider>
  );
}

function useEditorContext(props: FlowEditorProps, labels: CanvasLabels, level: Level): CanvasContextValue {
  const { document, problems, run, onCommand, onQuickAdd } = props;
  const onNoteText = useCallback(
    (note: FlowNote, text: string) =>
      onCommand({ type: 'updateNote', note: { ...note, text } }, `note/${note.id}`),
    [onCommand],
  );
  const onNoteRemove = useCallback(
    (id: string) => onCommand({ type: 'removeNotes', notes: [id] } satisfies Command),
    [onCommand],
  );
  const { edges } = document;
  return useMemo(
    () => ({
      labels,
      isEditable: true,
      level,
      wired: wiredPorts({ edges }),
      problems,
      run,
      changes: NONE,
      onQuickAdd,
      onNoteText,
      onNoteRemove,
    }),
    [labels, level, edges, problems, run, onQuickAdd, onNoteText, onNoteRemove],
  );
}

/** The keys of a map; the same set as long as the keys are the same. */
function useStableSet(map: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const keys = [...map.keys()].join(' ');
  return useMemo(() => new Set(keys === '' ? [] : keys.split(' ')), [keys]);
}

function useKindDrop(props: FlowEditorProps, toFlow: (screen: Position) => Position) {
  const { onDropKind } = props;
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(KIND_MIME)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    },
    onDrop: (event: DragEvent) => {
      const kind = NODE_KINDS.find((candidate) => candidate === event.dataTransfer.getData(KIND_MIME));
      if (kind === undefined) return;
      event.preventDefault();
      const screen = { x: event.clientX, y: event.clientY };
      const { x, y } = toFlow(screen);
      // The pointer holds the card by the middle of its head.
      onDropKind(kind, snapped({ x: x - CARD_WIDTH / 2, y: y - ENTRY_Y }), wireAt(screen));
    },
  };
}

const wireAt = (screen: Position): string | undefined =>
  globalThis.document
    .elementsFromPoint(screen.x, screen.y)
    .map((element) => element.closest<HTMLElement>('.react-flow__edge')?.dataset['id'])
    .find((id) => id !== undefined);

function editorHandle(
  flow: ReturnType<typeof useReactFlow>,
  frame: { current: HTMLDivElement | null },
): FlowEditorHandle {
  return {
    fit: () => void flow.fitView({ ...SHARED_PROPS.fitViewOptions, duration: motionMs() }),
    // After the next frame, when the step that was just added is known here.
    show: (node) => void requestAnimationFrame(() => bringIntoView(flow, frame.current, node)),
    reveal: (node) => {
      void flow.fitView({ nodes: [{ id: node }], maxZoom: 1, padding: 0.4, duration: motionMs() });
      const card = frame.current?.querySelector<HTMLElement>(
        `.react-flow__node[data-id="${CSS.escape(node)}"]`,
      );
      card?.focus({ preventScroll: true });
    },
    centre: () => {
      const box = frame.current?.getBoundingClientRect();
      if (box === undefined) return { x: 0, y: 0 };
      return flow.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
    },
  };
}
