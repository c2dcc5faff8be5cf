import { boxOf, overlappingCards } from '@countersign/drawing';
import {
  type Command,
  copyFragment,
  FlowDocument,
  type JsonObject,
  type NodeKind,
  newNode,
  nodeById,
} from '@countersign/model';
import { aFlow } from '@countersign/model/testing';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SaveOutcome, Sending } from './Autosave.ts';
import { BuilderSession } from './BuilderSession.ts';
import { catchUp } from './catchUp.ts';
import { createStore } from './createStore.ts';
import type { FlowDraft } from './flowDraft.ts';
import type { KeepState, Orphan } from './journals.ts';
import { type JournalEntry, replayed, type Snapshot, snapshotOf } from './work.ts';

/** `lost`: what is sent arrives, and the answer does not. */
type Network = 'online' | 'offline' | 'lost';

/** A server with one draft, which keeps bytes and not objects. */
function aServer(document: FlowDocument) {
  let bytes = JSON.stringify(document);
  let revision = 1;
  let savers: NonNullable<FlowDraft['savers']> = {};
  const draft = (): FlowDraft => ({
    id: 'flow',
    slug: 'refunds',
    document: FlowDocument.parse(JSON.parse(bytes)),
    revision,
    updatedBy: 'Ana',
    savers,
  });
  const save = ({ document: sent, saver }: Sending, upon: number): SaveOutcome => {
    if (upon !== revision) return { type: 'conflict', theirs: draft() };
    bytes = JSON.stringify(sent);
    revision += 1;
    savers = { ...savers, [saver]: revision };
    return { type: 'saved', revision };
  };
  return { draft, save };
}

let tabs = 0;

/** A tab with the draft open; what it keeps survives as JSON. */
function aTab(server: ReturnType<typeof aServer>, orphans: readonly Orphan[] = []) {
  const log: (Snapshot | JournalEntry)[] = [];
  const tab = { network: 'online' as Network };
  tabs += 1;
  const draft = server.draft();
  const session = new BuilderSession({
    draft,
    saver: `tab ${tabs}`,
    opened: {
      journal: {
        state: createStore<KeepState>('kept'),
        append: (entry, work) =>
          void log.push(JSON.parse(JSON.stringify(log.length === 0 ? snapshotOf(work()) : entry))),
        close: () => {},
      },
      work: undefined,
      orphans,
      forgetOrphans: async () => {},
    },
    send: async (sending, revision) => {
      if (tab.network === 'offline') return { type: 'failed', error: 'offline' };
      const outcome = server.save(sending, revision);
      return tab.network === 'lost' ? { type: 'failed', error: 'no answer' } : outcome;
    },
    onRefused: (problem) => {
      throw new Error(problem.message);
    },
    onIncoming: () => {},
  });
  return Object.assign(tab, {
    session,
    now: () => session.editing.get().document,
    work: () => {
      const [first, ...rest] = log;
      return first?.type === 'snapshot' ? replayed(first, rest as JournalEntry[]) : undefined;
    },
    add: (kind: NodeKind) =>
      session.run({
        type: 'addNode',
        node: newNode(kind, session.editing.get().document, { x: 80, y: 600 }),
      }),
    look: () => session.receive(server.draft()),
    undoAll: () => {
      for (let before: unknown; before !== session.editing.get(); ) {
        before = session.editing.get();
        session.undo();
      }
    },
  });
}

type Tab = ReturnType<typeof aTab>;
const quiet = () => vi.advanceTimersByTimeAsync(40_000);

/** Both go on the network, the first one first, and hear of each other. */
async function meet(first: Tab, second: Tab) {
  first.network = 'online';
  await quiet();
  second.network = 'online';
  await quiet();
  first.look();
  await quiet();
  second.look();
}

const put = (document: FlowDocument, node: string, list: string, entry: JsonObject): Command => {
  const config = nodeById(document, node)?.config as JsonObject;
  return { type: 'setConfig', node, config: { ...config, [list]: [...(config[list] as []), entry] } };
};

const RULE = { port: 'rule', title: 'New rule', when: { type: 'lowConfidence', below: 0.5 } };
const REASON = { code: 'reason', title: 'A reason' };

/** What can be added to the flow that is open; each makes exactly one thing under a key that is made of words. */
const ADDITIONS: readonly ((document: FlowDocument) => Command)[] = [
  (document) => ({ type: 'addNode', node: newNode('end', document, { x: 80, y: 600 }) }),
  (document) => ({ type: 'addNode', node: newNode('transform', document, { x: 80, y: 600 }) }),
  (document) => ({ type: 'addNode', node: newNode('gate', document, { x: 500, y: 600 }) }),
  (document) => ({
    type: 'addNote',
    note: {
      id: `note${document.notes.length + 1}`,
      text: 'Ask Ana',
      position: { x: 0, y: 900 },
      width: 100,
      height: 80,
      color: 'blue',
    },
  }),
  (document) => put(document, 'exception', 'rules', { ...RULE, port: `rule${rulesOf(document).length}` }),
  (document) =>
    put(document, 'gate', 'reasonCodes', { ...REASON, code: `reason${codesOf(document).length}` }),
  (document) => ({
    type: 'paste',
    fragment: copyFragment(document, new Set(['agent'])),
    offset: { x: 0, y: 700 },
  }),
];

const entriesOf = (document: FlowDocument, node: string, list: string): readonly JsonObject[] => {
  const config = nodeById(document, node)?.config as JsonObject | undefined;
  return (config?.[list] ?? []) as readonly JsonObject[]; // safe: both lists hold objects
};
const rulesOf = (document: FlowDocument) => entriesOf(document, 'exception', 'rules');
const codesOf = (document: FlowDocument) => entriesOf(document, 'gate', 'reasonCodes');

const counts = (document: FlowDocument) => {
  const kinds = Object.groupBy(document.nodes, ({ kind }) => kind);
  return {
    ...Object.fromEntries(Object.entries(kinds).map(([kind, nodes]) => [kind, nodes.length])),
    notes: document.notes.length,
    rules: rulesOf(document).length,
    codes: codesOf(document).length,
  };
};

const isDistinct = (keys: readonly unknown[]) => new Set(keys).size === keys.length;

describe('two people who edit one flow', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const together = (base = aFlow()) => {
    const server = aServer(base);
    return { server, one: aTab(server), two: aTab(server) };
  };

  it.each<Network>(['online', 'offline'])(
    'keep the step that each added at the same moment (%s)',
    async (network) => {
      const { server, one, two } = together();
      one.network = network;
      two.network = network;
      one.add('end');
      two.add('end');
      await vi.advanceTimersByTimeAsync(1_000);
      await meet(one, two);
      const { nodes } = server.draft().document;
      const ends = nodes.filter(({ kind }) => kind === 'end').map(({ id, title }) => [id, title]);
      expect(ends.toSorted()).toEqual([
        ['end', 'End'],
        ['end2', 'End 2'],
        ['end3', 'End 3'],
      ]);
      expect(overlappingCards(nodes.map(boxOf))).toEqual([]);
      expect([one.now(), two.now()]).toEqual([server.draft().document, server.draft().document]);
    },
  );

  it('do not double what arrived without an answer, also when somebody saved upon it', async () => {
    const { server, one, two } = together();
    one.network = 'lost';
    one.add('agent');
    await vi.advanceTimersByTimeAsync(1_000);
    one.network = 'offline';
    one.session.run({ type: 'setTitle', node: 'agent2', title: 'Triage' });
    two.look();
    two.session.run({ type: 'setTitle', node: 'gate', title: 'Countersign' });
    await meet(two, one);
    const { nodes } = server.draft().document;
    expect(nodes.filter(({ kind }) => kind === 'agent').map(({ title }) => title)).toEqual([
      'Agent',
      'Triage',
    ]);
    expect(nodeById(server.draft().document, 'gate')?.title).toBe('Countersign');
    expect(two.now()).toEqual(one.now());
  });

  it('undo their own step and not that of the other', async () => {
    const { server, one, two } = together();
    one.add('end');
    two.add('end');
    two.session.run({ type: 'setTitle', node: 'end2', title: 'Paid' });
    two.session.select({ nodes: ['end2'], edges: [], notes: [] });
    await meet(one, two);
    expect(two.session.selection.get().nodes).toEqual(['end3']);
    expect(nodeById(two.now(), 'end3')?.title).toBe('Paid');
    two.session.undo();
    two.session.undo();
    await quiet();
    expect(server.draft().document.nodes.map(({ id }) => id)).toEqual([
      ...aFlow().nodes.map(({ id }) => id),
      'end2',
    ]);
    two.session.redo();
    two.session.redo();
    expect(nodeById(two.now(), 'end3')?.title).toBe('Paid');
    expect(two.work()?.editing).toEqual(two.session.editing.get());
  });

  it('lead a port to the step that was saved first, and lose neither', async () => {
    const { server, one, two } = together();
    for (const { session, add } of [one, two]) {
      add('end');
      session.run({
        type: 'connect',
        edge: { id: 'gate-rejected', source: 'gate', port: 'rejected', target: 'end2' },
      });
      session.run({ type: 'setTitle', node: 'end2', title: 'Refused' });
    }
    await meet(one, two);
    expect(two.session.autosave.state.get().type).toBe('saved');
    const { nodes, edges } = server.draft().document;
    expect(
      nodes
        .filter(({ kind }) => kind === 'end')
        .map(({ title }) => title)
        .toSorted(),
    ).toEqual(['End', 'Refused', 'Refused 2']);
    expect(edges.find(({ port }) => port === 'rejected')?.target).toBe('end2');
  });

  it('ask in a dispute for nothing that the names given anew have settled', async () => {
    const { one, two } = together();
    for (const { session, add } of [one, two]) {
      add('end');
      session.run({
        type: 'connect',
        edge: { id: 'gate-rejected', source: 'gate', port: 'rejected', target: 'end2' },
      });
      session.run({ type: 'setTitle', node: 'end2', title: 'Refused' });
    }
    one.session.run({ type: 'setTitle', node: 'gate', title: 'Countersign' });
    two.session.run({ type: 'setTitle', node: 'gate', title: 'Look at it' });
    await meet(one, two);
    const state = two.session.autosave.state.get();
    if (state.type !== 'conflict') throw new Error('Nothing is in dispute');
    const flows = { base: two.session.autosave.saved, mine: two.now(), theirs: state.theirs.document };
    const asked = (names: typeof two.session.names) =>
      catchUp(flows, { names }).conflicts.map(({ part, record }) => `${part} ${record}`);
    expect(asked(two.session.names)).toEqual(['nodes gate']);
    expect(asked(undefined)).toContain('edges gate.rejected');
  });

  it('keep the rule that each added, with the wire from it', async () => {
    const { server, one, two } = together();
    for (const [tab, target] of [
      [one, 'end'],
      [two, 'gate'],
    ] as const) {
      tab.session.run(put(tab.now(), 'exception', 'rules', RULE));
      tab.session.run({
        type: 'connect',
        edge: { id: 'exception-rule', source: 'exception', port: 'rule', target },
      });
    }
    await meet(one, two);
    const { document } = server.draft();
    expect(rulesOf(document).map(({ port }) => port)).toEqual(['unsure', 'rule2', 'rule']);
    const ways = document.edges.filter(({ port }) => port.startsWith('rule'));
    expect(ways.map(({ port, target }) => [port, target]).toSorted()).toEqual([
      ['rule', 'end'],
      ['rule2', 'gate'],
    ]);
  });

  it('go back to the same version without doubling it', async () => {
    const { server, one, two } = together();
    const older = { ...aFlow(), nodes: [...aFlow().nodes, newNode('end', aFlow(), { x: 80, y: 600 })] };
    for (const { session } of [one, two]) session.run({ type: 'replaceDocument', document: older });
    await meet(one, two);
    expect(server.draft().document).toEqual(older);
  });

  it('find the step that a closed tab added beside the one that is there', async () => {
    const { server, one, two } = together();
    two.network = 'offline';
    two.add('end');
    await vi.advanceTimersByTimeAsync(1_000);
    const work = two.work();
    two.session.stop();
    one.add('end');
    await quiet();
    const next = aTab(server, work === undefined ? [] : [{ from: 'window', work }]);
    expect(
      next
        .now()
        .nodes.filter(({ kind }) => kind === 'end')
        .map(({ id }) => id),
    ).toEqual(['end', 'end2', 'end3']);
    await quiet();
    const again = aTab(server, work === undefined ? [] : [{ from: 'window', work: { ...work } }]);
    expect(again.now().nodes.filter(({ kind }) => kind === 'end')).toHaveLength(4);
  });

  it('do not double what a closed tab had saved without hearing of it', async () => {
    const { server, one, two } = together();
    two.network = 'lost';
    two.add('end');
    await vi.advanceTimersByTimeAsync(1_000);
    two.network = 'offline';
    const work = two.work();
    one.look();
    one.add('agent');
    await quiet();
    const next = aTab(server, work === undefined ? [] : [{ from: 'window', work }]);
    expect(next.now()).toEqual(one.now());
  });

  it('lose no addition, whatever both add, and each can take back exactly its own', async () => {
    const additions = fc.array(fc.nat(ADDITIONS.length - 1), { minLength: 1, maxLength: 5 });
    const networks = fc.constantFrom<Network>('online', 'offline', 'lost');
    await fc.assert(
      fc.asyncProperty(additions, additions, networks, networks, async (mine, theirs, here, there) => {
        const base = aFlow();
        const { server, one, two } = together(base);
        one.network = here;
        two.network = there;
        const add = (tab: Tab, kinds: readonly number[]) => {
          for (const kind of kinds) {
            const addition = ADDITIONS[kind];
            if (addition !== undefined) tab.session.run(addition(tab.now()));
          }
          return counts(tab.now()) as Record<string, number>;
        };
        const before = counts(base) as Record<string, number>;
        const [left, right] = [add(one, mine), add(two, theirs)];
        await vi.advanceTimersByTimeAsync(1_000);
        await meet(one, two);
        const { document } = server.draft();
        const after = counts(document) as Record<string, number>;
        for (const key of Object.keys(after)) {
          const was = before[key] ?? 0;
          expect([key, after[key]]).toEqual([key, (left[key] ?? 0) + (right[key] ?? 0) - was]);
        }
        expect(isDistinct(document.nodes.map(({ id }) => id))).toBe(true);
        expect(isDistinct(document.notes.map(({ id }) => id))).toBe(true);
        expect(isDistinct(rulesOf(document).map(({ port }) => port))).toBe(true);
        expect(isDistinct(codesOf(document).map(({ code }) => code))).toBe(true);
        expect([one.now(), two.now()]).toEqual([document, document]);
        one.undoAll();
        await quiet();
        two.look();
        expect(counts(two.now())).toEqual(right);
        two.undoAll();
        expect(counts(two.now())).toEqual(before);
      }),
      { numRuns: 150, seed: 21 },
    );
  });
});
