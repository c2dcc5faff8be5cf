import { type FlowEditorHandle, freePlace, type QuickAddRequest, selectNode } from '@countersign/canvas';
import {
  edgeOfPort,
  type FlowEdge,
  freeEdgeId,
  freeNodeId,
  mainPort,
  NODE_KIND_INFO,
  type NodeKind,
  nodeById,
  type Position,
} from '@countersign/model';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { usePhrase } from '../../strings/useT.ts';
import { addStep, emptyBranch, openPort, type StepPlace } from './addStep.ts';
import { focusStep, type Place, placeOfFocus } from './focusStep.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

const NOTE_SIZE = { width: 240, height: 120 };

export type StepActions = ReturnType<typeof useStepActions>;

/** Adding steps, wires and notes from the palette, the canvas and the quick-add menu. */
export function useStepActions(session: BuilderSession, canvas: RefObject<FlowEditorHandle | null>) {
  const [request, setRequest] = useState<QuickAddRequest>();
  const phrase = usePhrase();
  /** Where the keyboard goes back to when the question is answered; absent when a pointer asked. */
  const asker = useRef<Place>(undefined);

  const goBack = useCallback(() => {
    const [selected] = session.selection.get().nodes;
    if (asker.current !== undefined && selected !== undefined) focusStep(selected, asker.current);
    asker.current = undefined;
  }, [session]);

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

  const close = useCallback(() => {
    setRequest(undefined);
    goBack();
  }, [goBack]);

  const choose = useCallback(
    (kind: NodeKind) => {
      if (request !== undefined) add(kind, placeOf(request));
      close();
    },
    [request, add, close],
  );

  const connect = useCallback(
    (target: string) => {
      setRequest(undefined);
      if (request?.from.type !== 'port') return;
      const { source, port } = request.from;
      const ids = new Set(session.editing.get().document.edges.map((edge) => edge.id));
      session.run({ type: 'connect', edge: { id: freeEdgeId(source, port, ids), source, port, target } });
      goBack();
    },
    [request, session, goBack],
  );

  const addNote = useCallback(() => {
    const { document } = session.editing.get();
    const ids = new Set(document.notes.map((note) => note.id));
    const position = freePlace(document, NOTE_SIZE, canvas.current?.centre() ?? { x: 0, y: 0 });
    const note = { id: freeNodeId('note', ids), text: '', position, ...NOTE_SIZE, color: 'yellow' } as const;
    session.run({ type: 'addNote', note });
  }, [session, canvas]);

  const askAt = useCallback((at: QuickAddRequest | undefined) => {
    if (at === undefined) return;
    asker.current = placeOfFocus();
    setRequest(at);
  }, []);
  const askBehindSelection = useCallback(() => askAt(requestBehindSelection(session)), [session, askAt]);
  const askBeforeSelection = useCallback(() => askAt(requestBeforeSelection(session)), [session, askAt]);

  // The same as long as nothing is asked: the whole bench gets them.
  const asking = useMemo(
    () => ({ request, ask: setRequest, askBehindSelection, askBeforeSelection, close }),
    [request, askBehindSelection, askBeforeSelection, close],
  );
  return useMemo(
    () => ({ ...asking, addFromPalette, drop, choose, connect, addNote }),
    [asking, addFromPalette, drop, choose, connect, addNote],
  );
}

function placeOf({ from, position }: QuickAddRequest): StepPlace {
  if (from.type === 'edge') return { type: 'edge', edge: from.edge };
  return { ...from, ...(position === undefined ? {} : { position }) };
}

/** What should follow the selected step, asked beside its card: by a way that leads nowhere yet, else in between. */
function requestBehindSelection(session: BuilderSession): QuickAddRequest | undefined {
  const { document } = session.editing.get();
  const { nodes, edges } = session.selection.get();
  const node = nodes[0] === undefined ? undefined : nodeById(document, nodes[0]);
  if (node === undefined) return edges[0] === undefined ? undefined : requestOn(edges[0], document.edges);
  const open = openPort(document, node);
  const port = open ?? mainPort(node)?.name;
  if (port === undefined) return undefined;
  const taken = open === undefined ? edgeOfPort(document, node.id, port) : undefined;
  const from =
    taken === undefined
      ? ({ type: 'port', source: node.id, port } as const)
      : ({ type: 'edge', edge: taken.id } as const);
  return { from, screen: besideCard(node.id) };
}

/** What should come before the selected step, on the wire that leads to it; or into the selected wire. */
function requestBeforeSelection(session: BuilderSession): QuickAddRequest | undefined {
  const { edges } = session.editing.get().document;
  const { nodes, edges: wires } = session.selection.get();
  const wire = wires[0] ?? edges.find((edge) => edge.target === nodes[0])?.id;
  return wire === undefined ? undefined : requestOn(wire, edges);
}

function requestOn(id: string, edges: readonly FlowEdge[]): QuickAddRequest {
  const edge = edges.find((one) => one.id === id);
  return { from: { type: 'edge', edge: id }, screen: besideCard(edge?.source ?? '') };
}

function besideCard(node: string): Position {
  const card = globalThis.document
    .querySelector(`.react-flow__node[data-id="${CSS.escape(node)}"]`)
    ?.getBoundingClientRect();
  return { x: card?.right ?? window.innerWidth / 2, y: card?.top ?? window.innerHeight / 3 };
}
