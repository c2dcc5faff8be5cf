import {
  type Command,
  EMPTY_HISTORY,
  FlowDocument,
  type Json,
  type JsonObject,
  newNode,
  nodeById,
} from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { absorbed, type Editing, edited, redone, undone } from './editing.ts';
import { formValue } from './formValue.ts';
import { valueAt, withValueAt } from './jsonPlace.ts';
import { type HalfWritten, NOTHING_UNFINISHED, shownValue } from './unfinished.ts';
import { type Writing, writingEdit } from './writing.ts';

const empty = FlowDocument.parse({ schema: 'countersign.flow/1', name: 'Refunds', nodes: [], edges: [] });
const rule = (when: string, confidence: number) => ({
  when,
  decision: 'approve',
  confidence,
  summary: 'No rule speaks against it.',
});
const agent = newNode('agent', empty, { x: 0, y: 0 });
const document = FlowDocument.parse({
  ...empty,
  nodes: [
    { ...agent, config: { provider: { type: 'rules', rules: [rule('a', 0.9), rule('b', 0.5)] } } },
    newNode('end', empty, { x: 352, y: 0 }),
  ],
});
const begun: Editing = { document, history: EMPTY_HISTORY, unfinished: NOTHING_UNFINISHED };

const CONFIDENCE = '/provider/rules/0/confidence';
const DECISION = '/provider/rules/0/decision';

function after(editing: Editing, command: Command): Editing {
  const result = edited(editing, { command, at: 0 });
  if (!result.ok) throw new Error(result.problem.message);
  return result.editing;
}

const shown = ({ document: now, unfinished }: Editing, form: string): Json =>
  shownValue(formValue(now, form) ?? null, unfinished.get(form));

function written(editing: Editing, ...writings: Writing[]): Editing {
  const edit = writingEdit(editing, writings);
  const result = edit === undefined ? undefined : edited(editing, { ...edit, at: 0 });
  if (result?.ok !== true) throw new Error('nothing was written');
  return result.editing;
}

/** Writes one field of a step's form. */
function typed(editing: Editing, pointer: string, value: Json | undefined, form = 'agent'): Editing {
  const before = shown(editing, form);
  const next = withValueAt(before, pointer, value);
  return written(editing, { type: 'value', form, within: '', before, after: next });
}

const saved = (editing: Editing, pointer: string, form = 'agent') =>
  valueAt(formValue(editing.document, form), pointer);
const half = (editing: Editing, form = 'agent') => [...(editing.unfinished.get(form)?.keys() ?? [])];

describe('what is half written in a form', () => {
  it('waits by itself: every other field of the step goes into the document', () => {
    const emptied = typed(begun, CONFIDENCE, undefined);
    const decided = typed(emptied, DECISION, 'refuse');
    expect([half(decided), saved(decided, CONFIDENCE), saved(decided, DECISION)]).toEqual([
      [CONFIDENCE],
      0.9,
      'refuse',
    ]);
    const mended = typed(decided, CONFIDENCE, 0.7);
    expect([half(mended), saved(mended, CONFIDENCE)]).toEqual([[], 0.7]);
  });

  it('takes nothing back that somebody else saved beside it', () => {
    const emptied = typed(begun, CONFIDENCE, undefined);
    const theirs = typed(begun, DECISION, 'theirs').document;
    const mended = typed(absorbed(emptied, theirs, 1), CONFIDENCE, 0.7);
    expect([saved(mended, CONFIDENCE), saved(mended, DECISION)]).toEqual([0.7, 'theirs']);
  });

  it('remembers what was there when somebody else saves the same field', () => {
    const theirs = typed(begun, CONFIDENCE, 0.2).document;
    const both = absorbed(typed(begun, CONFIDENCE, undefined), theirs, 1);
    expect([both.unfinished.get('agent')?.get(CONFIDENCE)?.base, saved(both, CONFIDENCE)]).toEqual([
      0.9, 0.2,
    ]);
  });

  it('follows its entry of a list that somebody else put elsewhere', () => {
    const other = formValue(typed(begun, DECISION, 'x').document, 'agent') as JsonObject;
    const [first, second] = valueAt(other, '/provider/rules') as Json[];
    const turned = typed(begun, '/provider/rules', [second ?? null, rule('a', 0.9)]).document;
    const moved = absorbed(typed(begun, CONFIDENCE, undefined), turned, 1);
    expect(half(moved)).toEqual(['/provider/rules/1/confidence']);
    expect(first).toMatchObject({ decision: 'x' });
  });

  it('is a step: undo gives back what stood there, redo what was half written, and other fields stay', () => {
    const titled = after(typed(begun, CONFIDENCE, undefined), {
      type: 'setTitle',
      node: 'end',
      title: 'Paid',
    });
    const untitled = undone(titled);
    expect([half(untitled), nodeById(untitled.document, 'end')?.title]).toEqual([[CONFIDENCE], 'End']);
    const whole = undone(untitled);
    expect([half(whole), saved(whole, CONFIDENCE)]).toEqual([[], 0.9]);
    expect(half(redone(whole))).toEqual([CONFIDENCE]);
    expect(redone(redone(whole))).toMatchObject({ document: titled.document, unfinished: titled.unfinished });
  });

  it('goes with its step when that gets another key, and comes back with one that was removed', () => {
    const emptied = typed(begun, CONFIDENCE, undefined);
    const renamed = after(emptied, { type: 'renameNode', node: 'agent', to: 'triage', checkpoint: 'keep' });
    expect([half(renamed, 'triage'), half(renamed)]).toEqual([[CONFIDENCE], []]);
    expect(half(undone(renamed))).toEqual([CONFIDENCE]);
    const removed = after(emptied, { type: 'removeNodes', nodes: ['agent'] });
    expect([half(removed), half(undone(removed))]).toEqual([[], [CONFIDENCE]]);
  });

  it('is a whole list where entries came, went or moved: a rule never gets the settings of another one', () => {
    const emptied = typed(begun, CONFIDENCE, undefined);
    const rules = valueAt(shown(emptied, 'agent'), '/provider/rules') as Json[];
    const turned = typed(emptied, '/provider/rules', rules.toReversed());
    expect(half(turned)).toEqual(['/provider/rules']);
    expect(saved(turned, '/provider/rules')).toEqual(saved(begun, '/provider/rules'));
    const mended = typed(turned, '/provider/rules/1/confidence', 0.3);
    expect(saved(mended, '/provider/rules')).toMatchObject([rule('b', 0.5), rule('a', 0.3)]);
    expect(half(mended)).toEqual([]);
  });

  it('may be text that is no JSON yet, until it is', () => {
    const text = { type: 'text', form: 'agent', pointer: '/payload', text: '{"type":' } as const;
    const begunText = typed(written(begun, text), DECISION, 'refuse');
    expect(begunText.unfinished.get('agent')?.get('/payload')).toMatchObject({ text: '{"type":' });
    const before = shown(begunText, 'agent');
    const payload = { type: 'object', properties: { sum: { type: 'number' } } };
    const next = withValueAt(before, '/payload', payload);
    const value = { type: 'value', form: 'agent', within: '', before, after: next } as const;
    const read = written(begunText, { ...value, readable: '/payload' });
    expect([half(read), saved(read, '/payload')]).toEqual([[], payload]);
    expect(half(undone(read))).toEqual(['/payload']);
  });

  it('of the flow itself waits in the same way', () => {
    const settings = { ...document.settings, budget: { tokens: -1 } } as JsonObject;
    const before = document.settings as JsonObject;
    const refused = written(begun, { type: 'value', form: '', within: '/settings', before, after: settings });
    expect(half(refused, '')[0]).toMatch(/^\/settings\/budget/);
    expect(refused.document.settings).toEqual(document.settings);
  });

  it('of several steps is one step', () => {
    const writing = (form: string): Writing => {
      const before = shown(begun, form);
      return { type: 'value', form, within: '', before, after: withValueAt(before, '/retries', -1) };
    };
    const both = written(begun, writing('agent'), writing('agent'));
    expect([both.history.past.length, half(both)]).toEqual([1, ['/retries']]);
  });

  it('joins letters typed into one field, and nothing that is pressed', () => {
    const letters = ['r', 're', 'ref'].reduce((now, text) => typed(now, DECISION, text), begun);
    expect(letters.history.past).toHaveLength(1);
    const both = typed(letters, '/provider/rules/1/decision', 'x');
    expect(both.history.past).toHaveLength(2);
    const more = [rule('c', 0.5), rule('d', 0.5)].reduce((now, one) => {
      const rules = saved(now, '/provider/rules') as Json[];
      return typed(now, '/provider/rules', [...rules, one]);
    }, both);
    expect(more.history.past).toHaveLength(4);
  });

  it('says why it waits', () => {
    const refused = typed(begun, CONFIDENCE, 7).unfinished.get('agent')?.get(CONFIDENCE) as HalfWritten;
    expect(refused).toMatchObject({ type: 'value', value: 7, base: 0.9 });
    expect(refused.type === 'value' && refused.reason).not.toBe('');
  });
});
