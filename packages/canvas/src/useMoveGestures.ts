import { type Command, type FlowDocument, nodeById } from '@countersign/model';
import type { NodeChange } from '@xyflow/react';
import { useCallback, useState } from 'react';
import { type CanvasNode, noteIdOf } from './toReactFlow.ts';
import type { Override, Overrides } from './useCanvasRecords.ts';

const NOTHING: Overrides = new Map();

type RunCommand = (command: Command, burst?: string) => void;

/**
 * Moving and sizing cards. Until a gesture ends, cards stand where `overrides` says and the document knows nothing; then
 * the gesture is one command.
 */
export function useMoveGestures(document: FlowDocument, onCommand: RunCommand) {
  const [overrides, setOverrides] = useState<Overrides>(NOTHING);
  const move = useCallback(
    (changes: readonly NodeChange<CanvasNode>[]) => {
      const live = liveOverrides(changes);
      if (live.size > 0) setOverrides((before) => merged(before, live));
      const command = commandOf(document, changes, overrides);
      if (command === undefined) return;
      setOverrides(NOTHING);
      if (command !== 'nothing') onCommand(command, command.type);
    },
    [document, overrides, onCommand],
  );
  return { overrides, move };
}

/** Places and sizes while a gesture is under way. */
function liveOverrides(changes: readonly NodeChange<CanvasNode>[]): Overrides {
  const live = new Map<string, Override>();
  for (const change of changes) {
    if (change.type === 'position' && change.dragging !== false && change.position) {
      live.set(change.id, change.position);
    }
    if (change.type === 'dimensions' && change.resizing && change.dimensions) {
      live.set(change.id, change.dimensions);
    }
  }
  return live;
}

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
  const moves = dropped.flatMap(({ id, position }) => {
    const record = recordOf(document, id);
    const to = position ?? placeOf(overrides.get(id));
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
