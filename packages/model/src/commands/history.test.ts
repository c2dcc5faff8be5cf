import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeById } from '../document/edges.ts';
import { FlowDocument } from '../document/flow.ts';
import { newNode } from '../document/newNode.ts';
import { mergeFlows } from '../merge/mergeFlows.ts';
import { applyCommand } from './applyCommand.ts';
import type { Command } from './command.ts';
import {
  canRedo,
  canUndo,
  EMPTY_HISTORY,
  type History,
  pushEdit,
  pushForeign,
  redo,
  undo,
} from './history.ts';
import { patchBetween } from './patch.ts';

type Work = { readonly document: FlowDocument; readonly history: History };

const edited = (work: Work, command: Command): Work => {
  const applied = applyCommand(work.document, command);
  if (!applied.ok) return work;
  const { document, inverse } = applied.value;
  return {
    document,
    history: pushEdit(work.history, document, { patch: inverse, label: command.type, at: 0 }),
  };
};

/** Somebody else's command comes in. */
const joined = (work: Work, command: Command): Work => {
  const applied = applyCommand(work.document, command);
  if (!applied.ok) return work;
  const { document } = applied.value;
  const patch = patchBetween(document, work.document);
  return { document, history: pushForeign(work.history, document, { patch, at: 0 }) };
};

const kept = (work: Work): Work => JSON.parse(JSON.stringify(work)) as Work;
const undone = (work: Work): Work => undo(work.history, work.document) ?? work;
const redone = (work: Work): Work => redo(work.history, work.document) ?? work;

function start(): Work {
  const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });
  const ids = ['triage', 'approve', 'pay', 'done'] as const;
  const nodes = ids.map((id, index) => ({
    ...newNode((['agent', 'gate', 'action', 'end'] as const)[index] ?? 'end', empty, { x: index, y: 0 }),
    id,
  }));
  return { document: { ...empty, nodes }, history: EMPTY_HISTORY };
}

const title = (node: string, text: string): Command => ({ type: 'setTitle', node, title: text });
const titleOf = (work: Work, id: string) => nodeById(work.document, id)?.title;

describe('the undo stack with other people at work', () => {
  it('takes back my step and leaves theirs', () => {
    const work = joined(edited(start(), title('triage', 'Mine')), title('pay', 'Theirs'));
    const back = undone(kept(work));
    expect([titleOf(back, 'triage'), titleOf(back, 'pay')]).toEqual(['Agent', 'Theirs']);
    const again = redone(kept(back));
    expect(again.document).toEqual(work.document);
  });

  it('has nothing to undo when only others worked', () => {
    const work = joined(start(), title('pay', 'Theirs'));
    expect(canUndo(work.history)).toBe(false);
    expect(undo(work.history, work.document)).toBeUndefined();
  });

  it('passes over a step of mine that somebody else wrote over', () => {
    let work = edited(edited(start(), title('triage', 'First')), title('pay', 'Mine'));
    work = joined(work, title('pay', 'Theirs'));
    const back = undone(work);
    expect([titleOf(back, 'triage'), titleOf(back, 'pay')]).toEqual(['Agent', 'Theirs']);
    expect(canUndo(back.history)).toBe(false);
  });

  it('keeps a step that I added and somebody else filled', () => {
    const node = { ...newNode('action', start().document, { x: 9, y: 9 }), id: 'refund' };
    const work = joined(edited(start(), { type: 'addNode', node }), title('refund', 'Pay back'));
    const back = undone(work);
    expect(titleOf(back, 'refund')).toBe('Pay back');
  });

  it('brings back what I removed beside what others added', () => {
    let work = edited(start(), { type: 'removeNodes', nodes: ['pay'] });
    const node = { ...newNode('action', work.document, { x: 9, y: 9 }), id: 'pay', title: 'Another' };
    work = joined(work, { type: 'addNode', node });
    const back = undone(work);
    expect(back.document.nodes.map((one) => one.id).sort()).toEqual([
      'approve',
      'done',
      'pay',
      'pay2',
      'triage',
    ]);
    expect(titleOf(back, 'pay')).toBe('Another');
  });

  it('goes all the way back and forth through any mixture', () => {
    const ids = ['triage', 'approve', 'pay', 'done'];
    const move = fc.record({ isMine: fc.boolean(), node: fc.nat(3), what: fc.nat(2), value: fc.nat(50) });
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 14 }), (moves) => {
        let work = start();
        let others = start().document;
        for (const { isMine, node, what, value } of moves) {
          // Each side has steps of its own, so that what is left in the end is known.
          const id = ids[isMine ? node % 2 : 2 + (node % 2)] ?? 'done';
          const commands: readonly Command[] = [
            title(id, `Title ${value}`),
            { type: 'moveNodes', moves: [{ id, position: { x: value, y: value } }] },
            {
              type: 'connect',
              edge: {
                id: `${id}-${value}`,
                source: id,
                port: id === 'triage' ? 'failed' : 'x',
                target: 'done',
              },
            },
          ];
          const command = commands[what] ?? title(id, 'Step');
          work = isMine ? edited(work, command) : joined(work, command);
          const applied = isMine ? undefined : applyCommand(others, command);
          if (applied?.ok) others = applied.value.document;
        }
        const end = work.document;
        let steps = 0;
        for (; canUndo(work.history); steps += 1) work = undone(kept(work));
        expect(JSON.stringify(work.document)).toBe(JSON.stringify(others));
        for (; canRedo(work.history); steps -= 1) work = redone(kept(work));
        expect(work.document).toEqual(end);
        expect(steps).toBe(0);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('undoes after a merge of two drafts as if both had edited one', () => {
    const base = start().document;
    const mine = edited(edited(start(), title('triage', 'One')), {
      type: 'renameNode',
      node: 'approve',
      to: 'check',
      checkpoint: 'keep',
    });
    const theirs = edited({ document: base, history: EMPTY_HISTORY }, title('approve', 'Legal')).document;
    const { document } = mergeFlows({ base, mine: mine.document, theirs });
    const merged: Work = {
      document,
      history: pushForeign(mine.history, document, { patch: patchBetween(document, mine.document), at: 0 }),
    };
    expect(titleOf(merged, 'check')).toBe('Legal');
    const back = undone(undone(merged));
    expect(back.document).toEqual(theirs);
  });
});
