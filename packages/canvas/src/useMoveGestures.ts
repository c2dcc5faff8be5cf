import { boxOf, enclosing, groupBox, groupIdOf, type StepShape, stepsOf } from '@countersign/drawing';
import { type Command, type FlowDocument, nodeById, type Position } from '@countersign/model';
import type { NodeChange } from '@xyflow/react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { GestureTarget } from './gestureTarget.ts';
import { type Edges, type Guide, type Snap, shifted, snapTo } from './snapping.ts';
import { type CanvasNode, noteIdOf } from './toReactFlow.ts';
import type { Override, Overrides } from './useCanvasRecords.ts';

/** Cards on their way, and what they are in line with. */
type Move = { readonly overrides: Overrides; readonly guides: readonly Guide[] };

const AT_REST: Move = { overrides: new Map(), guides: [] };

export type MoveHelp = {
  /** Turns the help with placing off. */
  readonly isFree: boolean;
  readonly zoomOf: () => number;
};

type MoveTarget = Pick<GestureTarget, 'document' | 'onCommand'> & {
  /** Of the document's steps: what can be in line. */
  readonly shapes: readonly StepShape[];
};

/**
 * Moving and sizing cards. Until a gesture ends, cards stand where `overrides` says and the document knows nothing; then
 * the gesture is one command. What it led to is drawn before the hand goes on: a press right after it must find things
 * where they were seen.
 */
export function useMoveGestures({ document, shapes, onCommand }: MoveTarget, { isFree, zoomOf }: MoveHelp) {
  const [now, setNow] = useState<Move>(AT_REST);
  // What a drag reads, so that the canvas is given the same function through all of it.
  const latest = useRef({ document, shapes, onCommand, isFree, zoomOf, overrides: AT_REST.overrides });
  useLayoutEffect(() => {
    latest.current = { ...latest.current, document, shapes, onCommand, isFree, zoomOf };
  }, [document, shapes, onCommand, isFree, zoomOf]);
  const move = useCallback((changes: readonly NodeChange<CanvasNode>[]) => {
    const { document, shapes, onCommand, isFree, overrides } = latest.current;
    const moved = movedBy(changes, { document, shapes, isFree, zoom: latest.current.zoomOf() });
    if (moved.overrides.size > 0) {
      latest.current.overrides = merged(overrides, moved.overrides);
      setNow({ overrides: latest.current.overrides, guides: moved.guides });
    }
    const command = commandOf(document, changes, latest.current.overrides);
    if (command === undefined) return;
    latest.current.overrides = AT_REST.overrides;
    flushSync(() => {
      setNow(AT_REST);
      if (command !== 'nothing') onCommand(command, command.type);
    });
  }, []);
  return { ...now, move };
}

type Surroundings = Pick<MoveTarget, 'document' | 'shapes'> & {
  readonly isFree: boolean;
  readonly zoom: number;
};

/** Places and sizes while a gesture is under way, with what is moved put in line with its neighbours. */
function movedBy(changes: readonly NodeChange<CanvasNode>[], around: Surroundings): Move {
  const dragged = changes.flatMap((change) =>
    change.type === 'position' && change.dragging === true && change.position !== undefined
      ? [{ id: change.id, position: change.position }]
      : [],
  );
  const snap = around.isFree || dragged.length === 0 ? NO_SNAP : snapOf(dragged, around);
  const live = new Map<string, Override>();
  for (const { id, position } of dragged) {
    const to = shifted(position, snap);
    for (const [step, place] of alongWith(around.document, id, to)) live.set(step, place);
    live.set(id, to);
  }
  for (const change of changes) {
    if (change.type === 'position' && change.dragging === undefined && change.position) {
      live.set(change.id, change.position);
    }
    if (change.type === 'dimensions' && change.resizing && change.dimensions) {
      live.set(change.id, change.dimensions);
    }
  }
  return { overrides: live, guides: snap.guides };
}

/** Where the steps of a group go when its card or frame is moved. */
function alongWith(document: FlowDocument, key: string, to: Position): [string, Position][] {
  const box = groupIdOf(key) === undefined ? undefined : groupBox(document, key);
  if (box === undefined) return [];
  return stepsOf(document, key).flatMap((id): [string, Position][] => {
    const step = nodeById(document, id);
    if (step === undefined) return [];
    return [[id, { x: step.position.x + to.x - box.x, y: step.position.y + to.y - box.y }]];
  });
}

const NO_SNAP: Snap = { dx: 0, dy: 0, guides: [] };

function snapOf(
  dragged: readonly { id: string; position: Edges | { x: number; y: number } }[],
  { document, shapes, zoom }: Surroundings,
): Snap {
  const ids = new Set(dragged.flatMap(({ id }) => [id, ...stepsOf(document, id)]));
  const boxes = dragged.flatMap(({ id, position }): Edges[] => {
    const record = recordOf(document, id);
    if (record === undefined && groupIdOf(id) === undefined) return [];
    const { width, height } =
      record === undefined ? (groupBox(document, id) ?? NOWHERE) : 'kind' in record ? boxOf(record) : record;
    return [{ ...position, width, height }];
  });
  if (boxes.length === 0) return NO_SNAP;
  const others = shapes.filter(({ id }) => !ids.has(id));
  return snapTo(enclosing(boxes), others, zoom);
}

const NOWHERE = { width: 0, height: 0 };

function merged(before: Overrides, live: Overrides): Overrides {
  const next = new Map(before);
  for (const [id, override] of live) next.set(id, { ...next.get(id), ...override });
  return next;
}

/** The command of a gesture that ended; `'nothing'` when it ended where it began; `undefined` while it goes on. */
function commandOf(
  document: FlowDocument,
  changes: readonly NodeChange<CanvasNode>[],
  overrides: Overrides,
): Command | 'nothing' | undefined {
  const sized = changes.find((change) => change.type === 'dimensions' && change.resizing === false);
  if (sized !== undefined && 'id' in sized) return sizedNote(document, sized.id, overrides.get(sized.id));
  const dropped = changes.flatMap((change) =>
    change.type === 'position' && change.dragging === false ? [change] : [],
  );
  if (dropped.length === 0) return undefined;
  const keys = new Map(
    dropped.flatMap(({ id, position }) => [
      [id, position] as const,
      ...stepsOf(document, id).map((step) => [step, undefined] as const),
    ]),
  );
  const moves = [...keys].flatMap(([id, position]) => {
    const record = recordOf(document, id);
    // Where the card was last shown counts, not where the pointer would have it.
    const to = placeOf(overrides.get(id)) ?? position;
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

const placeOf = ({ x, y }: Override = {}) => (x === undefined || y === undefined ? undefined : { x, y });

function recordOf(document: FlowDocument, key: string) {
  const note = noteIdOf(key);
  return note === undefined
    ? nodeById(document, key)
    : document.notes.find((candidate) => candidate.id === note);
}
