import { FlowDocument } from '@countersign/model';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type SaveOutcome } from './Autosave.ts';
import type { FlowDraft } from './flowDraft.ts';

const named = (name: string) =>
  FlowDocument.parse({ schema: 'countersign.flow/1', name, nodes: [], edges: [] });

const draft = (document: FlowDocument, revision: number): FlowDraft => ({
  id: 'flow',
  slug: 'refunds',
  document,
  revision,
  updatedBy: 'Ana',
});

describe('Autosave', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const start = (outcomes: SaveOutcome[], first = named('A')) => {
    const sent: { name: string; revision: number }[] = [];
    const autosave = new Autosave({
      document: first,
      savedDocument: first,
      revision: 1,
      saver: 'tab',
      send: async ({ document }, revision) => {
        sent.push({ name: document.name, revision });
        return outcomes.shift() ?? { type: 'saved', revision: revision + 1 };
      },
    });
    return { autosave, sent };
  };

  it('sends nothing when a flow is only opened', async () => {
    const { autosave, sent } = start([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
    expect(autosave.state.get()).toEqual({ type: 'saved' });
  });

  it('saves once after a burst of changes, and names the revision it builds on', async () => {
    const { autosave, sent } = start([]);
    for (const name of ['B', 'BC', 'BCD']) autosave.change(named(name));
    await vi.advanceTimersByTimeAsync(2_000);
    autosave.change(named('E'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([
      { name: 'BCD', revision: 1 },
      { name: 'E', revision: 2 },
    ]);
  });

  it('is clean again when a change was undone', () => {
    const { autosave } = start([]);
    autosave.change(named('B'));
    expect(autosave.state.get().type).toBe('changed');
    autosave.change(named('A'));
    expect(autosave.state.get().type).toBe('saved');
  });

  it('tries again until the server answers', async () => {
    const failed: SaveOutcome = { type: 'failed', error: new Error('offline') };
    const { autosave, sent } = start([failed, failed]);
    autosave.change(named('B'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state.get().type).toBe('failed');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(3);
    expect(autosave.state.get().type).toBe('saved');
  });

  it('sends again what may have arrived, and only then what came after it', async () => {
    const { autosave, sent } = start([{ type: 'failed', error: new Error('offline') }]);
    autosave.change(named('B'));
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.change(named('C'));
    expect(autosave.sending?.document.name).toBe('B');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([
      { name: 'B', revision: 1 },
      { name: 'B', revision: 1 },
      { name: 'C', revision: 2 },
    ]);
    expect(autosave.sending).toBeUndefined();
  });

  it('sends the newest when the server has refused what was sent', async () => {
    const { autosave, sent } = start([{ type: 'failed', error: new Error('no'), isRefused: true }]);
    autosave.change(named('B'));
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.change(named('C'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.map(({ name }) => name)).toEqual(['B', 'C']);
  });

  it('flushes what came after a save without an answer, too', async () => {
    const { autosave, sent } = start([{ type: 'failed', error: new Error('offline') }]);
    autosave.change(named('B'));
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.change(named('C'));
    expect(await autosave.flush()).toBe(true);
    expect(sent.map(({ name }) => name)).toEqual(['B', 'B', 'C']);
  });

  it('stops at a conflict, overwrites nothing, and goes on from the newer revision', async () => {
    const theirs = draft(named('Theirs'), 7);
    const { autosave, sent } = start([{ type: 'conflict', theirs }]);
    autosave.change(named('Mine'));
    await vi.advanceTimersByTimeAsync(1_000);
    autosave.change(named('Mine too'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(autosave.state.get()).toEqual({ type: 'conflict', theirs });
    autosave.resolve(theirs, named('Mine too'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent[1]).toEqual({ name: 'Mine too', revision: 7 });
    expect(autosave.state.get().type).toBe('saved');
  });

  it('says that it is changed while what came in between waits to be saved on', async () => {
    const theirs = draft(named('Theirs'), 7);
    const autosave: Autosave = new Autosave({
      document: named('A'),
      savedDocument: named('A'),
      revision: 1,
      saver: 'tab',
      send: async () => ({ type: 'conflict', theirs }),
      onConflict: (newer) => autosave.resolve(newer, named('Both')),
    });
    autosave.change(named('Mine'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(autosave.state.get().type).toBe('changed');
  });

  it('counts another order of fields as a change', () => {
    const { autosave } = start([]);
    const { name, schema, ...rest } = named('A');
    autosave.change({ schema, ...rest, name });
    expect(autosave.state.get().type).toBe('changed');
  });

  it('sends nothing more after it was stopped', async () => {
    const failed: SaveOutcome = { type: 'failed', error: new Error('offline') };
    const { autosave, sent } = start([failed]);
    autosave.change(named('B'));
    autosave.stop();
    await autosave.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
  });

  it('flushes what is not saved yet', async () => {
    const { autosave, sent } = start([]);
    autosave.change(named('B'));
    expect(await autosave.flush()).toBe(true);
    expect(sent).toHaveLength(1);
  });
});
