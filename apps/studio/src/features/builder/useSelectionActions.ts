import type { FlowEditorHandle, Selection } from '@countersign/canvas';
import {
  type Command,
  copyFragment,
  type FlowFragment,
  type Position,
  problem,
  remapFragment,
  type SingleCommand,
} from '@countersign/model';
import { type RefObject, useMemo } from 'react';
import { beside } from './beside.ts';
import { focusAfterRemoval } from './focusStep.ts';
import { newNote } from './newNote.ts';
import { NEARBY, pasteOffset } from './pasteOffset.ts';
import { readClipboard } from './readClipboard.ts';
import type { BuilderSession } from './session/BuilderSession.ts';

const TRIGGER_LEFT_OUT = problem(
  'trigger_left_out',
  'A flow starts in one place only: the start among these steps was left out.',
);

/** What can be done with everything that is selected. */
export function useSelectionActions(session: BuilderSession, canvas: RefObject<FlowEditorHandle | null>) {
  return useMemo(
    () => selectionActions(session, () => canvas.current?.centre() ?? { x: 0, y: 0 }),
    [session, canvas],
  );
}

export type SelectionActions = ReturnType<typeof selectionActions>;

function selectionActions(session: BuilderSession, centre: () => Position) {
  const remove = () => {
    const selection = session.selection.get();
    const command = removal(selection);
    if (command === undefined) return;
    const stays = beside(session.editing.get().document, selection);
    const goOn = focusAfterRemoval();
    if (session.run(command)) goOn(stays);
  };
  const copied = (): string | undefined => {
    const { nodes, notes } = session.selection.get();
    if (nodes.length + notes.length === 0) return undefined;
    const fragment = copyFragment(session.editing.get().document, new Set([...nodes, ...notes]));
    return JSON.stringify(fragment, null, 2);
  };
  const putDown = (fragment: FlowFragment, offset: Position): void => {
    // The same ids that the command will give, so that what was pasted can be selected.
    const pasted = remapFragment(session.editing.get().document, fragment, offset);
    const isLeftOut = pasted.nodes.length < fragment.nodes.length;
    if (isLeftOut) session.refuse(TRIGGER_LEFT_OUT);
    if (isLeftOut && pasted.nodes.length + pasted.notes.length === 0) return;
    if (!session.run({ type: 'paste', fragment, offset })) return;
    session.select({ nodes: pasted.nodes.map(idOf), edges: [], notes: pasted.notes.map(idOf) });
  };
  const write = (text: string): void => {
    const note = newNote(session.editing.get().document, text, centre());
    if (session.run({ type: 'addNote', note })) session.select({ nodes: [], edges: [], notes: [note.id] });
  };
  /** Answers whether the text was anything for this flow. */
  const paste = (text: string): boolean => {
    const clipping = readClipboard(text);
    if (clipping.type === 'nothing') return false;
    if (clipping.type === 'refused') session.refuse(clipping.problem);
    else if (clipping.type === 'words') write(clipping.text);
    else {
      const { document } = session.editing.get();
      putDown(clipping.fragment, pasteOffset(document, clipping.fragment, centre()));
    }
    return true;
  };
  const selectAll = () => {
    const { nodes, notes } = session.editing.get().document;
    session.select({ nodes: nodes.map(idOf), edges: [], notes: notes.map(idOf) });
  };
  const duplicate = () => {
    const { nodes, notes } = session.selection.get();
    if (nodes.length + notes.length === 0) return;
    putDown(copyFragment(session.editing.get().document, new Set([...nodes, ...notes])), NEARBY);
  };
  return { remove, copied, paste, selectAll, duplicate };
}

/** One command for all that is selected; wires that go with their steps are not named twice. */
function removal({ nodes, edges, notes }: Selection): Command | undefined {
  const commands: SingleCommand[] = [];
  if (edges.length > 0) commands.push({ type: 'disconnect', edges: [...edges] });
  if (nodes.length > 0) commands.push({ type: 'removeNodes', nodes: [...nodes] });
  if (notes.length > 0) commands.push({ type: 'removeNotes', notes: [...notes] });
  const [only, ...more] = commands;
  return more.length === 0 ? only : { type: 'batch', commands };
}

const idOf = (record: { readonly id: string }): string => record.id;
