import { type Range, RangeSet } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { splitTemplate, type Token, tokensOf } from '@countersign/expression';
import type { LatestRef } from './latest.ts';

const MARKS: { readonly [TType in Token['type']]?: Decoration } = {
  name: Decoration.mark({ class: 'cs-name' }),
  keyword: Decoration.mark({ class: 'cs-keyword' }),
  number: Decoration.mark({ class: 'cs-number' }),
  text: Decoration.mark({ class: 'cs-text' }),
  operator: Decoration.mark({ class: 'cs-operator' }),
  comment: Decoration.mark({ class: 'cs-comment' }),
};
const CALLED = Decoration.mark({ class: 'cs-function' });

/** Colours the words of an expression, or of the holes of a template. */
export const colours = (latest: LatestRef) =>
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = coloured(view.state.doc.toString(), latest.current.isTemplate);
      }
      update(update: ViewUpdate) {
        if (update.docChanged) {
          this.decorations = coloured(update.state.doc.toString(), latest.current.isTemplate);
        }
      }
    },
    { decorations: (plugin) => plugin.decorations },
  );

function coloured(text: string, isTemplate: boolean): DecorationSet {
  const marks = isTemplate
    ? holesOf(text).flatMap(({ source, from }) => marksOf(source, from))
    : marksOf(text, 0);
  return RangeSet.of(marks, true);
}

/** The holes of a template that can be split; of one that cannot be, none is coloured. */
function holesOf(text: string): { source: string; from: number }[] {
  const parts = splitTemplate(text);
  return parts.ok ? parts.value.filter((part) => part.type === 'hole') : [];
}

function marksOf(source: string, offset: number): Range<Decoration>[] {
  const tokens = tokensOf(source);
  return tokens.flatMap((token, index) => {
    const isCalled = token.type === 'name' && tokens[index + 1]?.text === '(';
    const mark = isCalled ? CALLED : MARKS[token.type];
    return mark === undefined ? [] : [mark.range(offset + token.from, offset + token.to)];
  });
}
