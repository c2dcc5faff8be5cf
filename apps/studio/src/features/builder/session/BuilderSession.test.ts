import { applyCommand, EMPTY_HISTORY, FlowDocument, newNode, pushEdit } from '@countersign/model';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BuilderSession } from './BuilderSession.ts';
import type { FlowDraft } from './flowDraft.ts';
import type { LocalCopies, LocalCopy } from './localCopy.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });

const draftOf = (document: FlowDocument, revision = 1): FlowDraft => ({
  slug: 'refunds',
  document,
  revision,
});

const memoryCopies = (): LocalCopies & { readonly kept: Map<string, LocalCopy> } => {
  const kept = new Map<string, LocalCopy>();
  return {
    kept,
    read: async (key) => kept.get(key),
    write: async (key, copy) => void kept.set(key, copy),
    remove: async (key) => void kept.delete(key),
  };
};

const open = (draft: FlowDraft, copy?: LocalCopy) => {
  const copies = memoryCopies();
  const refused: string[] = [];
  const sent: FlowDocument[] = [];
  const session = new BuilderSession({
    draft,
    copy,
    copies,
    key: 'demo/refunds',
    send: async (document, revision) => {
      sent.push(document);
      return { type: 'saved', revision: revision + 1 };
    },
    onRefused: (problem) => refused.push(problem.code),
  });
  return { session, copies, refused, sent };
};

/** The flow with an agent added, as a browser that could not save it keeps it. */
function unsavedCopy(revision: number): LocalCopy {
  const applied = applyCommand(empty, { type: 'addNode', node: newNode('agent', empty, { x: 0, y: 0 }) });
  if (!applied.ok) throw new Error(applied.problem.message);
  const { document, inverse } = applied.value;
  return {
    document,
    revision,
    history: pushEdit(EMPTY_HISTORY, document, { patch: inverse, label: 'addNode', at: 0 }),
  };
}

describe('BuilderSession', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps a copy in the browser before the server has the edit', async () => {
    const { session, copies, sent } = open(draftOf(empty));
    session.run({ type: 'addNode', node: newNode('agent', empty, { x: 0, y: 0 }) });
    await vi.advanceTimersByTimeAsync(300);
    expect(sent).toEqual([]);
    expect(copies.kept.get('demo/refunds')?.document.nodes).toHaveLength(1);
  });

  it('takes up unsaved work of this browser and saves it', async () => {
    const { session, sent } = open(draftOf(empty), unsavedCopy(1));
    expect(session.editing.get().document.nodes).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toHaveLength(1);
  });

  it('can undo what was done before a reload', () => {
    const { session } = open(draftOf(empty), unsavedCopy(1));
    session.undo();
    expect(session.editing.get().document).toEqual(empty);
  });

  it('asks instead of overwriting when somebody saved while unsaved work lay in this browser', async () => {
    const theirs = draftOf({ ...empty, name: 'Returns' }, 5);
    const { session, sent } = open(theirs, unsavedCopy(1));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([]);
    expect(session.autosave.state.get().type).toBe('conflict');
    session.takeTheirs(theirs);
    expect(session.editing.get().document.name).toBe('Returns');
    session.undo();
    expect(session.editing.get().document.nodes).toHaveLength(1);
  });

  it('reports a refused edit and changes nothing', () => {
    const { session, refused } = open(draftOf(empty));
    expect(session.run({ type: 'removeNodes', nodes: ['nobody'] })).toBe(false);
    expect(refused).toEqual(['step_missing']);
    expect(session.editing.get().document).toBe(empty);
  });

  it('lets go of a selection that was removed', () => {
    const { session } = open(draftOf(empty));
    session.run({ type: 'addNode', node: newNode('agent', empty, { x: 0, y: 0 }) });
    session.select({ nodes: ['agent'], edges: [], notes: [] });
    session.run({ type: 'removeNodes', nodes: ['agent'] });
    expect(session.selection.get().nodes).toEqual([]);
  });
});
