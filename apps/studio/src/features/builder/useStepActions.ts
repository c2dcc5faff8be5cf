import { type FlowEditorHandle, freePlace, type QuickAddRequest, selectNode } from '@countersign/canvas';
import {
  freeEdgeId,
  freeNodeId,
  NODE_KIND_INFO,
  type NodeKind,
  nodeById,
  outPorts,
  type Position,
} from '@countersign/model';
import { type RefObject, useCallback, useState } from 'react';
import { usePhrase } from '../../strings/useT.ts';
import { addStep, emptyBranch, openPort, type StepPlace } from './addStep.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

const NOTE_SIZE = { width: 240, height: 120 };

export type StepActions = ReturnType<typeof useStepActions>;

/** Adding steps, wires and notes from the palette, the canvas and the quick-add menu. */
export function useStepActions(session: BuilderSession, canvas: RefObject<FlowEditorHandle | null>) {
  const [request, setRequest] = useState<QuickAddRequest>();
  const phrase = usePhrase();

  const add = useCallback(
    (kind: NodeKind, place: StepPlace) => {
      const titleOf = (of: NodeKind) => phrase(NODE_KIND_INFO[of].title);
      const added = addStep(session.editing.get().document, { kind, titleOf }, place);
      if (!added.ok) return session.refuse(added.problem);
      if (!session.run(added.value.command)) return;
      session.select(selectNode(added.value.node));
      if (place.type !== 'dropped') canvas.current?.show(added.value.node);
    },
    [session, canvas, phrase],
  );

  /** From the palette: behind the selected step when a way of it leads nowhere or a branch is empty, else into the middle. */
  const addFromPalette = useCallback(
    (kind: NodeKind) => {
      const { document } = session.editing.get();
      const [selected, ...others] = session.selection.get().nodes;
      const node = selected === undefined || others.length > 0 ? undefined : nodeById(document, selected);
      const port = node && kind !== 'trigger' ? openPort(document, node) : undefined;
      if (node !== undefined && port !== undefined) return add(kind, { type: 'port', source: node.id, port });
      const branch = node && emptyBranch(document, node);
      if (branch !== undefined && kind !== 'trigger') return add(kind, { type: 'edge', edge: branch.id });
      add(kind, { type: 'free', position: canvas.current?.centre() ?? { x: 0, y: 0 } });
    },
    [session, canvas, add],
  );

  const drop = useCallback(
    (kind: NodeKind, position: Position, edge: string | undefined) =>
      add(kind, edge === undefined ? { type: 'dropped', position } : { type: 'edge', edge }),
    [add],
  );

  const choose = (kind: NodeKind) => {
    setRequest(undefined);
    if (request !== undefined) add(kind, placeOf(request));
  };

  const connect = (target: string) => {
    setRequest(undefined);
    if (request?.from.type !== 'port') return;
    const { source, port } = request.from;
    const ids = new Set(session.editing.get().document.edges.map((edge) => edge.id));
    session.run({ type: 'connect', edge: { id: freeEdgeId(source, port, ids), source, port, target } });
  };

  const addNote = useCallback(() => {
    const { document } = session.editing.get();
    const ids = new Set(document.notes.map((note) => note.id));
    const position = freePlace(document, NOTE_SIZE, canvas.current?.centre() ?? { x: 0, y: 0 });
    const note = { id: freeNodeId('note', ids), text: '', position, ...NOTE_SIZE, color: 'yellow' } as const;
    session.run({ type: 'addNote', note });
  }, [session, canvas]);

  const askBehindSelection = useCallback(() => {
    const behind = requestBehindSelection(session);
    if (behind !== undefined) setRequest(behind);
  }, [session]);

  return { request, ask: setRequest, askBehindSelection, addFromPalette, drop, choose, connect, addNote };
}

function placeOf({ from, position }: QuickAddRequest): StepPlace {
  if (from.type === 'edge') return { type: 'edge', edge: from.edge };
  return { ...from, ...(position === undefined ? {} : { position }) };
}

/** What should follow the selected step, asked beside its card; undefined when nothing can. */
function requestBehindSelection(session: BuilderSession): QuickAddRequest | undefined {
  const { document } = session.editing.get();
  const [id] = session.selection.get().nodes;
  const node = id === undefined ? undefined : nodeById(document, id);
  const port = node && (openPort(document, node) ?? outPorts(node)[0]?.name);
  if (node === undefined || port === undefined) return undefined;
  const card = globalThis.document
    .querySelector(`.react-flow__node[data-id="${node.id}"]`)
    ?.getBoundingClientRect();
  const screen = { x: card?.right ?? window.innerWidth / 2, y: card?.top ?? window.innerHeight / 3 };
  return { from: { type: 'port', source: node.id, port }, screen };
}
