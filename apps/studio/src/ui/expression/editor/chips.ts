import { RangeSet } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { splitTemplate } from '@countersign/expression';
import type { LatestRef } from './latest.ts';
import { setFindings } from './underlines.ts';

/** A hole of a template as one piece: its expression without the braces. */
class Chip extends WidgetType {
  readonly source: string;
  readonly isWrong: boolean;
  constructor(source: string, isWrong: boolean) {
    super();
    this.source = source;
    this.isWrong = isWrong;
  }
  override eq(other: Chip): boolean {
    return other.source === this.source && other.isWrong === this.isWrong;
  }
  toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = this.isWrong ? 'cs-chip cs-chip-wrong' : 'cs-chip';
    chip.textContent = this.source;
    return chip;
  }
}

/**
 * Shows the holes of a template as chips, except the one that the caret is in: that one is text, and can be edited. The
 * text itself stays what it is, so copying and pasting keep it.
 */
export const chips = (latest: LatestRef) =>
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = chipsOf(view, latest);
      }
      update(update: ViewUpdate) {
        const isSaid = update.transactions.some((one) =>
          one.effects.some((effect) => effect.is(setFindings)),
        );
        if (isSaid || update.docChanged || update.selectionSet || update.focusChanged) {
          this.decorations = chipsOf(update.view, latest);
        }
      }
    },
    {
      decorations: (plugin) => plugin.decorations,
      eventHandlers: { mousedown: openChip },
    },
  );

function chipsOf(view: EditorView, latest: LatestRef): DecorationSet {
  const text = view.state.doc.toString();
  const parts = splitTemplate(text);
  if (!parts.ok) return Decoration.none;
  const { from, to } = view.state.selection.main;
  const found = parts.value.flatMap((part) => {
    if (part.type === 'text' || part.source === '') return [];
    const { range } = part;
    const isOpen = view.hasFocus && from < range.to && to > range.from;
    // A decoration of a plugin cannot replace the end of a line.
    if (isOpen || text.slice(range.from, range.to).includes('\n')) return [];
    const isWrong = latest.current.findings.some(
      (finding) => finding.isError && finding.range !== undefined && isInside(finding.range, range),
    );
    return [Decoration.replace({ widget: new Chip(part.source, isWrong) }).range(range.from, range.to)];
  });
  return RangeSet.of(found);
}

const isInside = (inner: { from: number; to: number }, outer: { from: number; to: number }): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** A click on a chip puts the caret behind its expression. */
function openChip(event: MouseEvent, view: EditorView): boolean {
  const chip = event.target instanceof Element ? event.target.closest('.cs-chip') : null;
  if (chip === null) return false;
  const start = view.posAtDOM(chip);
  const parts = splitTemplate(view.state.doc.toString());
  const hole = parts.ok ? parts.value.find(({ range }) => range.from === start) : undefined;
  if (hole?.type !== 'hole') return false;
  view.dispatch({ selection: { anchor: hole.from + hole.source.length } });
  view.focus();
  event.preventDefault();
  return true;
}
