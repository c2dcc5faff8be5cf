import {
  CARD_WIDTH,
  type Command,
  ENTRY_Y,
  type FlowGroup,
  type FlowNote,
  NODE_KINDS,
  type NodeKind,
  type Position,
} from '@countersign/model';
import { IconMaximize } from '@tabler/icons-react';
import {
  Background,
  ControlButton,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useKeyPress,
  useReactFlow,
} from '@xyflow/react';
import { type DragEvent, type Ref, useCallback, useImperativeHandle, useMemo, useRef, useState } from 'react';
import {
  type CanvasContextValue,
  CanvasProvider,
  NO_VISITORS,
  type ProblemCount,
  type Visitor,
  wiredPorts,
} from './CanvasContext.ts';
import { type CanvasLabels, DEFAULT_LABELS } from './canvasLabels.ts';
import { CULL_FROM, EDGE_TYPES, NODE_TYPES, SHARED_PROPS } from './drawing.ts';
import { editorHandle, type FlowEditorHandle } from './editorHandle.ts';
import { FarFlow } from './FarFlow.tsx';
import { Guides } from './Guides.tsx';
import type { GestureTarget } from './gestureTarget.ts';
import type { Level } from './level.ts';
import { type CanvasMarks, NO_MARKS } from './marks.ts';
import { Overview } from './Overview.tsx';
import { openingView } from './openingView.ts';
import { GRID, snapped } from './placement.ts';
import type { FlowRunState } from './runState.ts';
import { useCanvasRecords } from './useCanvasRecords.ts';
import { shapesOf, useDrawn } from './useDrawn.ts';
import { useFarHands } from './useFarHands.ts';
import { useGestures } from './useGestures.ts';
import { useLatest } from './useLatest.ts';
import { useLevel } from './useLevel.ts';
import { useMenuGesture } from './useMenuGesture.ts';
import { fitSteps } from './viewSteps.ts';
import './canvas.css';
import './marks.css';
import './visitors.css';

/** The type under which a palette puts a node kind into a drag. */
export const KIND_MIME = 'application/x-countersign-kind';

export type FlowEditorProps = GestureTarget & {
  /** A kind was dropped from the palette: at a place, and on a wire when there is one under it. */
  readonly onDropKind: (kind: NodeKind, position: Position, edge: string | undefined) => void;
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
  const gestures = useGestures(props, flow.screenToFlowPosition, { isFree, zoomOf: flow.getZoom });
  const { nodes, edges } = useCanvasRecords({ document, selection, overrides: gestures.overrides });
  const moved = useStableSet(gestures.overrides);
  const shapes = shapesOf(document, level);
  const { onSelectionChange } = props;
  const { pointed, ...far } = useFarHands({ shapes, selection, onSelectionChange });
  const drawn = useDrawn({ document, level, nodes, edges, moved, pointed });
  const menu = useMenuGesture(props);
  const context = useEditorContext(props, words, level);
  const latest = useLatest(document);
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
        {...useKindDrop(props, flow.screenToFlowPosition)}
      >
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
          snapGrid={[GRID, GRID]}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
          ariaLabelConfig={{
            'controls.zoomIn.ariaLabel': words.zoomIn,
            'controls.zoomOut.ariaLabel': words.zoomOut,
          }}
        >
          <Background gap={24} size={1.6} color="var(--canvas-dots)" />
          <Controls showInteractive={false} showFitView={false} position="bottom-left">
            <ControlButton
              aria-label={words.fit}
              title={words.fit}
              onClick={() => fitSteps(flow, frame.current, document)}
            >
              <IconMaximize aria-hidden="true" />
            </ControlButton>
          </Controls>
          {level === 'far' && <FarFlow nodes={nodes} edges={edges} moved={moved} shapes={shapes} />}
          <Guides guides={gestures.guides} />
          {hasMinimap && <Overview document={document} label={words.minimap} />}
        </ReactFlow>
      </div>
    </CanvasProvider>
  );
}

function useEditorContext(props: FlowEditorProps, labels: CanvasLabels, level: Level): CanvasContextValue {
  const { document, problems, run, marks = NO_MARKS, visitors = NO_VISITORS } = props;
  const { onCommand, onFold, onQuickAdd } = props;
  const onNoteText = useCallback(
    (note: FlowNote, text: string) =>
      onCommand({ type: 'updateNote', note: { ...note, text } }, `note/${note.id}`),
    [onCommand],
  );
  const onNoteRemove = useCallback(
    (id: string) => onCommand({ type: 'removeNotes', notes: [id] } satisfies Command),
    [onCommand],
  );
  const hands = useMemo(
    () => ({
      onNoteColor: (note: FlowNote, color: FlowNote['color']) =>
        onCommand({ type: 'updateNote', note: { ...note, color } }),
      onGroup: (group: FlowGroup) => onCommand({ type: 'putGroup', group }, `group/${group.id}`),
      onFold,
      onGroupRemove: (id: string) => onCommand({ type: 'removeGroups', groups: [id] }),
    }),
    [onCommand, onFold],
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
      marks,
      visitors,
      onQuickAdd,
      onNoteText,
      onNoteRemove,
      ...hands,
    }),
    [labels, level, edges, problems, run, marks, visitors, onQuickAdd, onNoteText, onNoteRemove, hands],
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
