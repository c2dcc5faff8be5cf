import {
  type Command,
  canConnect,
  type FlowDocument,
  freeEdgeId,
  nodeById,
  type Position,
  type Problem,
} from '@countersign/model';
import type { Connection, EdgeChange, NodeChange, OnConnectEnd } from '@xyflow/react';
import { type MouseEvent as ReactMouseEvent, useCallback, useState } from 'react';
import type { QuickAddRequest } from './CanvasContext.ts';
import { ENTRY_Y } from './nodeSize.ts';
import { snapped } from './placement.ts';
import { changedIds, NOTHING_SELECTED, type Selection, selectNode } from './selection.ts';
import { type CanvasEdge, type CanvasNode, noteIdOf } from './toReactFlow.ts';
import type { Override, Overrides } from './useCanvasRecords.ts';

export type GestureTarget = {
  readonly document: FlowDocument;
  readonly selection: Selection;
  /** `burst` joins edits that belong to one gesture, for undo. */
  readonly onCommand: (command: Command, burst?: string) => void;
  readonly onSelectionChange: (selection: Selection) => void;
  readonly onRefused: (problem: Problem) => void;
  readonly onQuickAdd: (request: QuickAddRequest) => void;
};

const NOTHING: Overrides = new Map();

/** What the hands do, as commands: React Flow reports changes, the document changes only by commands. */
export function useGestures(target: GestureTarget, toFlow: (screen: Position) => Position) {
  const { document, selection, onCommand, onSelectionChange, onRefused, onQuickAdd } = target;
  const [overrides, setOverrides] = useState<Overrides>(NOTHING);

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const selected = new Map(
        changes.filter((change) => change.type === 'select').map((change) => [change.id, change.selected]),
      );
      if (selected.size > 0) onSelectionChange(selectNodes(selection, selected));
      const live = liveOverrides(changes);
      if (live.size > 0) setOverrides((before) => merged(before, live));
      const command = finished(document, changes, overrides);
      if (command === undefined) return;
      setOverrides(NOTHING);
      if (command !== 'nothing') onCommand(command, command.type);
    },
    [document, selection, overrides, onCommand, onSelectionChange],
  );

  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => {
      const selected = new Map(
        changes.filter((change) => change.type === 'select').map((change) => [change.id, change.selected]),
      );
      const edges = changedIds(selection.edges, selected);
      if (edges !== selection.edges) onSelectionChange({ ...selection, edges });
    },
    [selection, onSelectionChange],
  );

  /** A plain press on one of several selected cards leaves that one selected. */
  const onNodeClick = useCallback(
    (event: ReactMouseEvent, node: CanvasNode) => {
      const count = selection.nodes.length + selection.edges.length + selection.notes.length;
      if (count < 2 || event.shiftKey || event.ctrlKey || event.metaKey) return;
      const note = noteIdOf(node.id);
      onSelectionChange(note === undefined ? selectNode(node.id) : { ...NOTHING_SELECTED, notes: [note] });
    },
    [selection, onSelectionChange],
  );

  const draw = useCallback(
    (source: string, port: string, to: string) => {
      const allowed = canConnect(document, { source, port, target: to });
      if (!allowed.ok) return onRefused(allowed.problem);
      const id = freeEdgeId(source, port, new Set(document.edges.map((edge) => edge.id)));
      onCommand({ type: 'connect', edge: { id, source, port, target: to } });
    },
    [document, onCommand, onRefused],
  );

  const onConnect = useCallback(
    (wire: Connection) => {
      if (wire.sourceHandle) draw(wire.source, wire.sourceHandle, wire.target);
    },
    [draw],
  );

  /** A wire let go: over a card it is drawn to it, or refused with the reason; over empty canvas it asks for a new step. */
  const onConnectEnd = useCallback<OnConnectEnd>(
    (event, state) => {
      const from = state.fromHandle;
      if (state.isValid || from?.type !== 'source' || !from.id) return;
      const screen = pointOf(event);
      const over = state.toNode?.id ?? stepAt(screen);
      if (over !== undefined && nodeById(document, over) !== undefined)
        return draw(from.nodeId, from.id, over);
      onQuickAdd({
        from: { type: 'port', source: from.nodeId, port: from.id },
        position: entryAt(toFlow(screen)),
        screen,
      });
    },
    [document, draw, onQuickAdd, toFlow],
  );

  const isValidConnection = useCallback(
    (wire: Connection | CanvasEdge) =>
      typeof wire.sourceHandle === 'string' &&
      canConnect(document, { source: wire.source, port: wire.sourceHandle, target: wire.target }).ok,
    [document],
  );

  return { overrides, onNodeClick, onNodesChange, onEdgesChange, onConnect, onConnectEnd, isValidConnection };
}

function selectNodes(selection: Selection, changes: ReadonlyMap<string, boolean>): Selection {
  const ofNotes = [...changes].flatMap(([key, isIn]) => {
    const id = noteIdOf(key);
    return id === undefined ? [] : [[id, isIn] as const];
  });
  const ofNodes = [...changes].filter(([key]) => noteIdOf(key) === undefined);
  return {
    ...selection,
    nodes: changedIds(selection.nodes, new Map(ofNodes)),
    notes: changedIds(selection.notes, new Map(ofNotes)),
  };
}

/** Places and sizes while a gesture is under way. */
function liveOverrides(changes: readonly NodeChange<CanvasNode>[]): Overrides {
  const live = new Map<string, Override>();
  for (const change of changes) {
    if (change.type === 'position' && change.dragging && change.position)
      live.set(change.id, change.position);
    if (change.type === 'position' && change.dragging === undefined && change.position)
      live.set(change.id, change.position);
    if (change.type === 'dimensions' && change.resizing && change.dimensions)
      live.set(change.id, change.dimensions);
  }
  return live;
}

const merged = (before: Overrides, live: Overrides): Overrides => {
  const next = new Map(before);
  for (const [id, override] of live) next.set(id, { ...next.get(id), ...override });
  return next;
};

/** The command of a gesture that ended; `'nothing'` when it ended where it began; `undefined` while it goes on. */
function finished(
  document: FlowDocument,
  changes: readonly NodeChange<CanvasNode>[],
  overrides: Overrides,
): Command | 'nothing' | undefined {
  const sized = changes.find((change) => change.type === 'dimensions' && change.resizing === false);
  if (sized !== undefined && 'id' in sized) return sizedNote(document, sized.id, overrides.get(sized.id));
  const dropped = changes.flatMap((change) =>
    change.type === 'position' && change.dragging === false
      ? [{ id: change.id, position: change.position }]
      : [],
  );
  if (dropped.length === 0) return undefined;
  const moves = dropped.flatMap(({ id, position }) => {
    const record = recordOf(document, id);
    const override = overrides.get(id);
    const to =
      position ??
      (override?.x !== undefined && override.y !== undefined ? { x: override.x, y: override.y } : undefined);
    if (record === undefined || to === undefined) return [];
    if (record.position.x === to.x && record.position.y === to.y) return [];
    return [{ id: record.id, position: { x: to.x, y: to.y } }];
  });
  return moves.length === 0 ? 'nothing' : { type: 'moveNodes', moves };
}

function sizedNote(document: FlowDocument, key: string, override: Override | undefined): Command | 'nothing' {
  const note = document.notes.find((candidate) => candidate.id === noteIdOf(key));
  if (note === undefined || override === undefined) return 'nothing';
  return {
    type: 'updateNote',
    note: {
      ...note,
      position: { x: override.x ?? note.position.x, y: override.y ?? note.position.y },
      width: override.width ?? note.width,
      height: override.height ?? note.height,
    },
  };
}

function recordOf(document: FlowDocument, key: string) {
  const note = noteIdOf(key);
  return note === undefined
    ? nodeById(document, key)
    : document.notes.find((candidate) => candidate.id === note);
}

/** Where a card stands whose way in is at this point. */
const entryAt = ({ x, y }: Position): Position => snapped({ x, y: y - ENTRY_Y });

const pointOf = (event: MouseEvent | TouchEvent): Position => {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  return { x: point?.clientX ?? 0, y: point?.clientY ?? 0 };
};

const stepAt = (screen: Position): string | undefined =>
  globalThis.document
    .elementsFromPoint(screen.x, screen.y)
    .map((element) => element.closest<HTMLElement>('.react-flow__node-step')?.dataset['id'])
    .find((id) => id !== undefined);
