import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, hoverTooltip } from '@codemirror/view';
import type { TextFinding } from '../findingsOf.ts';
import type { LatestRef } from './latest.ts';

/** Says what is wrong with the text as it is now. */
export const setFindings = StateEffect.define<readonly TextFinding[]>();

/** Underlines the parts of the text that findings are about. */
export const underlines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const said = transaction.effects.find((effect) => effect.is(setFindings));
    if (said === undefined) return marks.map(transaction.changes);
    const length = transaction.newDoc.length;
    const ranges = (said.value as readonly TextFinding[]).flatMap(({ range, isError }) => {
      const to = Math.min(range?.to ?? 0, length);
      if (range === undefined || range.from >= to) return [];
      return [Decoration.mark({ class: isError ? 'cs-wrong' : 'cs-doubtful' }).range(range.from, to)];
    });
    return Decoration.set(ranges, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The sentence of a finding where the pointer rests on its part of the text. */
export const findingTooltip = (latest: LatestRef) =>
  hoverTooltip((_view, position) => {
    const finding = latest.current.findings.find(
      ({ range }) => range !== undefined && range.from <= position && position <= range.to,
    );
    if (finding?.range === undefined) return null;
    return {
      pos: finding.range.from,
      end: finding.range.to,
      above: true,
      create: () => {
        const dom = document.createElement('div');
        dom.className = 'cs-tip';
        dom.textContent = finding.message;
        return { dom };
      },
    };
  });
