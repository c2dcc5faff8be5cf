import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { EditorState, type Extension, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { chips } from './chips.ts';
import { colours } from './colours.ts';
import { completion } from './completion.ts';
import type { LatestRef } from './latest.ts';
import { look } from './look.ts';
import { signatureHelp } from './signatureHelp.ts';
import { findingTooltip, underlines } from './underlines.ts';

/** Keys of the editor that the page needs more: Tab leaves the field, Alt with arrows scrolls no lines around. */
const TAKEN = new Set(['Tab', 'Shift-Tab', 'Alt-ArrowUp', 'Alt-ArrowDown', 'Mod-Enter', 'Escape']);

/** An editor for one text, empty of anything of React: it asks `latest` for what it has to know. */
export function createEditor(parent: HTMLElement, text: string, latest: LatestRef): EditorView {
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions: extensions(latest) }) });
}

function extensions(latest: LatestRef): Extension[] {
  return [
    history(),
    drawSelection(),
    bracketMatching(),
    closeBrackets(),
    EditorState.languageData.of(() => [{ closeBrackets: { brackets: brackets(latest.current.isTemplate) } }]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of(() => ({ ...latest.current.attributes })),
    completion(latest),
    colours(latest),
    underlines,
    findingTooltip(latest),
    signatureHelp(latest),
    ...(latest.current.isTemplate ? [chips(latest)] : []),
    ...(latest.current.isSingleLine ? [oneLine] : []),
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...historyKeymap,
      ...defaultKeymap.filter(({ key }) => key === undefined || !TAKEN.has(key)),
    ]),
    EditorView.updateListener.of((update) => {
      const isOurs = update.transactions.some((one) => one.annotation(Transaction.remote) === true);
      if (update.docChanged && !isOurs) latest.current.onChange(update.state.doc.toString());
    }),
    look,
  ];
}

/** In running text only the braces of a hole come in pairs: an apostrophe is an apostrophe. */
const brackets = (isTemplate: boolean): string[] => (isTemplate ? ['{'] : ['(', '[', '{', '"', "'"]);

/** Line breaks that are typed or pasted become spaces. */
const oneLine = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.docChanged || transaction.newDoc.lines === 1) return transaction;
  const text = transaction.newDoc.toString().replaceAll(/\s*\n\s*/g, ' ');
  const head = Math.min(transaction.newSelection.main.head, text.length);
  return {
    changes: { from: 0, to: transaction.startState.doc.length, insert: text },
    selection: { anchor: head },
  };
});

/** Takes over a text that somebody else changed: undo, another field, another person. */
export function takeOver(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return;
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)],
  });
}
