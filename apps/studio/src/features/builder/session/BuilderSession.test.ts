import { readdirSync, readFileSync } from 'node:fs';
import {
  applyCommand,
  type Command,
  canUndo,
  FlowDocument,
  type JsonObject,
  newNode,
  nodeById,
  parseFlow,
  type Side,
} from '@countersign/model';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaveOutcome } from './Autosave.ts';
import { BuilderSession, type Incoming } from './BuilderSession.ts';
import { createStore } from './createStore.ts';
import type { FlowDraft } from './flowDraft.ts';
import type { KeepState, OpenedJournal, Orphan } from './journals.ts';
import { type JournalEntry, replayed, type Snapshot, snapshotOf, type Work } from './work.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });

const draftOf = (document: FlowDocument, revision = 1): FlowDraft => ({
  id: 'flow',
  slug: 'refunds',
  document,
  revision,
  updatedBy: 'Ana',
});

const changed = (document: FlowDocument, ...commands: readonly Command[]): FlowDocument =>
  commands.reduce((flow, command) => {
    const applied = applyCommand(flow, command);
    if (!applied.ok) throw new Error(applied.problem.message);
    return applied.value.document;
  }, document);

const addAgent = (document: FlowDocument): Command => ({
  type: 'addNode',
  node: newNode('agent', document, { x: 0, y: 0 }),
});
const title = (text: string): Command => ({ type: 'setTitle', node: 'agent', title: text });
const describeAs = (description: string): Command => ({ type: 'setDetails', name: 'Refunds', description });

/** A journal in memory that writes down through JSON what the browser would. */
function memoryJournal() {
  const log: (Snapshot | JournalEntry)[] = [];
  const state = createStore<KeepState>('kept');
  let isClosed = false;
  const journal: OpenedJournal['journal'] = {
    state,
    append: (entry, work) =>
      void log.push(JSON.parse(JSON.stringify(log.length === 0 ? snapshotOf(work()) : entry))),
    close: () => {
      isClosed = true;
    },
  };
  const work = (): Work | undefined => {
    const [first, ...rest] = log;
    return first?.type === 'snapshot' ? replayed(first, rest as JournalEntry[]) : undefined;
  };
  return { journal, state, log, work, isClosed: () => isClosed };
}

type Found = {
  readonly work?: Work | undefined;
  readonly orphans?: readonly Orphan[];
  outcomes?: SaveOutcome[];
};

function open(draft: FlowDraft, { work, orphans = [], outcomes = [] }: Found = {}) {
  const memory = memoryJournal();
  const refused: string[] = [];
  const sent: FlowDocument[] = [];
  const incoming: Incoming[] = [];
  const forgetOrphans = vi.fn(async () => {});
  const session = new BuilderSession({
    draft,
    opened: { journal: memory.journal, work, orphans, forgetOrphans },
    saver: `tab ${Math.random()}`,
    send: async ({ document }, revision) => {
      sent.push(document);
      return outcomes.shift() ?? { type: 'saved', revision: revision + 1 };
    },
    onRefused: (problem) => refused.push(problem.code),
    onIncoming: (one) => incoming.push(one),
  });
  return {
    session,
    memory,
    refused,
    sent,
    incoming,
    forgetOrphans,
    now: () => session.editing.get().document,
  };
}

/** What a tab that was killed had kept: the flow with an agent added that was not saved. */
function killedWork(document = empty, revision = 1, ...commands: readonly Command[]): Work | undefined {
  const { session, memory } = open(draftOf(document, revision));
  for (const command of commands.length > 0 ? commands : [addAgent(document)]) session.run(command);
  return memory.work();
}

describe('BuilderSession', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps an edit in the browser at once, before the server has it', () => {
    const { session, memory, sent } = open(draftOf(empty));
    session.run(addAgent(empty));
    expect(sent).toEqual([]);
    expect(memory.work()?.editing.document.nodes).toHaveLength(1);
  });

  it('takes up the unsaved work of a killed tab and saves it', async () => {
    const { sent, now } = open(draftOf(empty), { work: killedWork() });
    expect(now().nodes).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toHaveLength(1);
  });

  it('can undo what was done before a reload, also after it was saved', async () => {
    const first = open(draftOf(empty));
    first.session.run(addAgent(empty));
    await vi.advanceTimersByTimeAsync(2_000);
    const { session, now } = open(draftOf(first.sent[0] ?? empty, 2), { work: first.memory.work() });
    session.undo();
    expect(now()).toEqual(empty);
    expect(session.autosave.state.get().type).toBe('changed');
  });

  it('keeps what is written in a form but does not fit yet', () => {
    const { session, memory } = open(draftOf(empty));
    session.run(addAgent(empty));
    const before = nodeById(session.editing.get().document, 'agent')?.config as JsonObject;
    const after = { ...before, retries: -1 };
    session.write({ type: 'value', form: 'agent', within: '', before, after });
    const again = open(draftOf(empty), { work: memory.work() });
    const { unfinished, history } = again.session.editing.get();
    expect([...(unfinished.get('agent') ?? [])]).toMatchObject([['/retries', { value: -1, base: 2 }]]);
    expect(history).toEqual(session.editing.get().history);
  });

  it('reads unfinished settings of journals that kept them by whole step', () => {
    const { session, memory } = open(draftOf(empty));
    session.run(addAgent(empty));
    const config = nodeById(session.editing.get().document, 'agent')?.config as JsonObject;
    const former = { type: 'unfinished', node: 'agent', value: { ...config, retries: -1 } } as const;
    const [first, ...rest] = memory.log;
    const work = replayed(first as Snapshot, [...(rest as JournalEntry[]), former]);
    expect([...(work.editing.unfinished.get('agent')?.keys() ?? [])]).toEqual(['/retries']);
    const snapshot = { ...snapshotOf(work), unfinished: [['agent', former.value]] } as const;
    expect(replayed(snapshot, []).editing.unfinished).toEqual(work.editing.unfinished);
  });

  it('knows its own save again when the tab was killed before the answer came', async () => {
    const { session, memory, sent } = open(draftOf(empty), {
      outcomes: [{ type: 'failed', error: 'killed' }],
    });
    session.run(addAgent(empty));
    await vi.advanceTimersByTimeAsync(1_000);
    session.run(title('Triage'));
    const arrived = FlowDocument.parse(JSON.parse(JSON.stringify(sent[0])));
    const again = open(draftOf(arrived, 2), { work: memory.work() });
    expect(again.session.autosave.state.get().type).toBe('changed');
    expect(again.session.autosave.revision).toBe(2);
    expect(again.incoming).toEqual([]);
    expect(nodeById(again.now(), 'agent')?.title).toBe('Triage');
    again.session.undo();
    again.session.undo();
    expect(again.now()).toEqual(empty);
  });

  it('merges what somebody else saved while unsaved work lay in this browser, and says so', async () => {
    const theirs = changed(empty, describeAs('Theirs'));
    const { session, sent, incoming, now } = open(draftOf(theirs, 5), { work: killedWork() });
    expect(now()).toMatchObject({ description: 'Theirs', nodes: [{ id: 'agent' }] });
    expect(incoming).toMatchObject([{ by: 'Ana' }]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toHaveLength(1);
    expect(session.autosave.revision).toBe(6);
  });

  it('takes a newer draft in while nothing is unsaved, and undo never undoes it', () => {
    const { session, now, memory } = open(draftOf(empty));
    session.run(addAgent(empty));
    session.receive(draftOf(changed(empty, describeAs('Theirs')), 2));
    expect(now()).toMatchObject({ description: 'Theirs', nodes: [{ id: 'agent' }] });
    session.undo();
    expect(now()).toMatchObject({ description: 'Theirs', nodes: [] });
    expect(canUndo(session.editing.get().history)).toBe(false);
    session.redo();
    expect(now().nodes).toHaveLength(1);
    expect(memory.work()?.editing.document).toEqual(now());
    expect(memory.work()?.base.description).toBe('Theirs');
  });

  it('asks where both changed the same, sends nothing until then, and gives the own value back by undo', async () => {
    const theirs = draftOf(changed(empty, describeAs('Theirs'), addAgent(empty)), 2);
    const { session, sent, now } = open(draftOf(empty), { outcomes: [{ type: 'conflict', theirs }] });
    session.run(describeAs('Mine'));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sent).toHaveLength(1);
    expect(session.autosave.state.get().type).toBe('conflict');
    session.settle(new Map<string, Side>([['flow//description', 'theirs']]));
    expect(now()).toMatchObject({ description: 'Theirs', nodes: [{ id: 'agent' }] });
    session.undo();
    expect(now()).toMatchObject({ description: 'Mine', nodes: [{ id: 'agent' }] });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent[1]?.description).toBe('Mine');
    expect(session.autosave.revision).toBe(3);
  });

  it('takes over what a closed window left unsaved, as a step that can be undone', () => {
    const orphan = killedWork(empty, 1, describeAs('From the other window'));
    const { session, now, forgetOrphans } = open(draftOf(empty), {
      work: killedWork(),
      orphans: orphan === undefined ? [] : [{ from: 'window', work: orphan }],
    });
    expect(now()).toMatchObject({ description: 'From the other window', nodes: [{ id: 'agent' }] });
    expect(forgetOrphans).toHaveBeenCalledOnce();
    session.undo();
    expect(now()).toMatchObject({ description: '', nodes: [{ id: 'agent' }] });
  });

  it('asks where the work of a closed window contradicts, and takes what was chosen', async () => {
    const [mine, left] = ['Mine', 'Left'].map((text) => killedWork(empty, 1, describeAs(text)));
    const orphans: Orphan[] = left === undefined ? [] : [{ from: 'window', work: left }];
    const { session, now, forgetOrphans } = open(draftOf(empty), { work: mine, orphans });
    expect([now().description, session.orphans.get(), forgetOrphans.mock.calls.length]).toEqual([
      'Mine',
      orphans,
      0,
    ]);
    session.adopt(orphans[0] as Orphan, new Map<string, Side>([['flow//description', 'theirs']]));
    expect([now().description, session.orphans.get()]).toEqual(['Left', []]);
    expect(forgetOrphans).toHaveBeenCalledOnce();
    session.undo();
    expect(now().description).toBe('Mine');
  });

  it('never takes over by itself what may be somebody else’s', () => {
    const left = killedWork();
    const orphans: Orphan[] = left === undefined ? [] : [{ from: 'anybody', work: left }];
    const { session, now, forgetOrphans } = open(draftOf(empty), { orphans });
    expect([now().nodes, session.orphans.get()]).toEqual([[], orphans]);
    session.putAway(orphans[0] as Orphan);
    expect([now().nodes, forgetOrphans.mock.calls.length]).toEqual([[], 1]);
  });

  it('notices a draft that came back from a backup with the revision that it knows', () => {
    const { now, session } = open(draftOf(changed(empty, describeAs('From the backup')), 1), {
      work: killedWork(),
    });
    expect(now()).toMatchObject({ description: 'From the backup', nodes: [{ id: 'agent' }] });
    expect(session.autosave.saved.description).toBe('From the backup');
  });

  it('plays its journal back to exactly what it was, whatever happened', async () => {
    const { session, memory, now } = open(draftOf(empty));
    session.run(addAgent(empty));
    for (const text of ['T', 'Tr', 'Tri']) session.run(title(text), 'title');
    await vi.advanceTimersByTimeAsync(2_000);
    session.receive(draftOf(changed(session.autosave.saved, describeAs('Theirs')), 3));
    session.undo();
    session.run({ type: 'moveNodes', moves: [{ id: 'agent', position: { x: 8, y: 8 } }] });
    session.undo();
    session.redo();
    const work = memory.work();
    expect(JSON.stringify(work?.editing.document)).toBe(JSON.stringify(now()));
    expect(work?.editing.history).toEqual(session.editing.get().history);
    expect(work?.base).toEqual(session.autosave.saved);
    expect(work?.revision).toBe(3);
  });

  it('asks before the page is left only while something is neither kept here nor on the server', async () => {
    const { session, memory } = open(draftOf(empty));
    expect(session.wouldLose()).toBe(false);
    session.run(addAgent(empty));
    expect(session.wouldLose()).toBe(false);
    memory.state.set('failed');
    expect(session.wouldLose()).toBe(true);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.wouldLose()).toBe(false);
  });

  it('sends once more when it ends, and writes nothing into a journal that may be another one now', async () => {
    const { session, memory, sent } = open(draftOf(empty));
    session.run(addAgent(empty));
    session.stop();
    const { length } = memory.log;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toHaveLength(1);
    expect(memory.log).toHaveLength(length);
    expect(memory.isClosed()).toBe(true);
  });

  it('opens every sample without changing a byte of it', async () => {
    const folder = new URL('../../../../../../examples/', import.meta.url);
    const samples = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of samples) {
      const parsed = parseFlow(JSON.parse(readFileSync(new URL(`${name}/flow.json`, folder), 'utf8')));
      if (!parsed.ok) throw new Error(name);
      const bytes = JSON.stringify(parsed.value);
      const { sent, memory, now } = open(draftOf(parsed.value));
      await vi.advanceTimersByTimeAsync(60_000);
      expect([JSON.stringify(now()), sent, memory.log], name).toEqual([bytes, [], []]);
    }
    expect(samples.length).toBeGreaterThan(3);
  });

  it('reports a refused edit and changes nothing', () => {
    const { session, refused, now } = open(draftOf(empty));
    expect(session.run({ type: 'removeNodes', nodes: ['nobody'] })).toBe(false);
    expect(refused).toEqual(['step_missing']);
    expect(now()).toBe(empty);
  });

  it('makes room below a card that grows, and takes both back as one step', () => {
    const below = { ...newNode('end', empty, { x: 0, y: 200 }), id: 'below' };
    const which = { ...newNode('branch', empty, { x: 0, y: 0 }), id: 'which' };
    const flow = changed(empty, { type: 'addNode', node: which }, { type: 'addNode', node: below });
    const { session, memory } = open(draftOf(flow));
    const placeOf = () => nodeById(session.editing.get().document, 'below')?.position.y ?? 0;
    const first = placeOf();
    const cases = ['a', 'b', 'c', 'd', 'e'].map((port) => ({ port, title: port, when: 'true' }));
    session.run({ type: 'setConfig', node: 'which', config: { cases } });
    expect(placeOf()).toBeGreaterThan(first);
    expect(memory.work()?.editing.document).toEqual(session.editing.get().document);
    session.undo();
    expect(session.editing.get().document).toEqual(flow);
  });

  it('lets go of a selection that was removed', () => {
    const { session } = open(draftOf(empty));
    session.run(addAgent(empty));
    session.select({ nodes: ['agent'], edges: [], notes: [] });
    session.run({ type: 'removeNodes', nodes: ['agent'] });
    expect(session.selection.get().nodes).toEqual([]);
  });
});
