import type { Selection } from '@countersign/canvas';
import {
  type Command,
  copyFragment,
  FlowFragment,
  remapFragment,
  type SingleCommand,
} from '@countersign/model';
import { useMemo } from 'react';
import type { BuilderSession } from './session/BuilderSession.ts';

const PASTE_OFFSET = { x: 48, y: 48 };

/** What can be done with everything that is selected. */
export function useSelectionActions(session: BuilderSession) {
  return useMemo(() => selectionActions(session), [session]);
}

export type SelectionActions = ReturnType<typeof selectionActions>;

function selectionActions(session: BuilderSession) {
  const remove = () => {
    const command = removal(session.selection.get());
    if (command !== undefined) session.run(command);
  };
  const copied = (): string | undefined => {
    const { nodes, notes } = session.selection.get();
    if (nodes.length + notes.length === 0) return undefined;
    const fragment = copyFragment(session.editing.get().document, new Set([...nodes, ...notes]));
    return JSON.stringify(fragment, null, 2);
  };
  const paste = (text: string): boolean => {
    const fragment = readFragment(text);
    if (fragment === undefined) return false;
    // The same ids that the command will give, so that what was pasted can be selected.
    const pasted = remapFragment(session.editing.get().document, fragment, PASTE_OFFSET);
    if (!session.run({ type: 'paste', fragment, offset: PASTE_OFFSET })) return true;
    session.select({ nodes: pasted.nodes.map(idOf), edges: [], notes: pasted.notes.map(idOf) });
    return true;
  };
  const selectAll = () => {
    const { nodes, notes } = session.editing.get().document;
    session.select({ nodes: nodes.map(idOf), edges: [], notes: notes.map(idOf) });
  };
  const duplicate = () => {
    const text = copied();
    if (text !== undefined) paste(text);
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

function readFragment(text: string): FlowFragment | undefined {
  try {
    const parsed = FlowFragment.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

const idOf = (record: { readonly id: string }): string => record.id;
