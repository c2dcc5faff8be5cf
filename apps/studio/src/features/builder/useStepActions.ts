import { type FlowEditorHandle, type QuickAddRequest, selectNode } from '@countersign/canvas';
import { NODE_KIND_INFO, type NodeKind, nodeById, type Position } from '@countersign/model';
import { type RefObject, useCallback, useMemo } from 'react';
import { usePhrase } from '../../strings/useT.ts';
import { addStep, emptyBranch, openPort, type StepPlace } from './addStep.ts';
import { newNote } from './newNote.ts';
import type { BuilderSession } from './session/BuilderSession.ts';
import { useStepQuestion } from './useStepQuestion.ts';
import { wireOf } from './wireOf.ts';

export type StepActions = ReturnType<typeof useStepActions>;

/** Adding steps, wires and notes from the palette, the canvas and the quick-add menu. */
export function useStepActions(session: BuilderSession, canvas: RefObject<FlowEditorHandle | null>) {
  const phrase = usePhrase();
  const asking = useStepQuestion(session);
  const { request, close } = asking;

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

  const choose = useCallback(
    (kind: NodeKind) => {
      if (request !== undefined) add(kind, placeOf(request));
      close();
    },
    [request, add, close],
  );

  const connect = useCallback(
    (target: string) => {
      if (request?.from.type === 'port') {
        const { source, port } = request.from;
        const edge = wireOf(session.editing.get().document, { source, port, target });
        session.run({ type: 'connect', edge });
      }
      close();
    },
    [request, session, close],
  );

  const addNote = useCallback(() => {
    const note = newNote(session.editing.get().document, '', canvas.current?.centre() ?? { x: 0, y: 0 });
    session.run({ type: 'addNote', note });
  }, [session, canvas]);

  return useMemo(
    () => ({ ...asking, addFromPalette, drop, choose, connect, addNote }),
    [asking, addFromPalette, drop, choose, connect, addNote],
  );
}

function placeOf({ from, position }: QuickAddRequest): StepPlace {
  if (from.type === 'edge') return { type: 'edge', edge: from.edge };
  return { ...from, ...(position === undefined ? {} : { position }) };
}
