import { type EditorState, StateField } from '@codemirror/state';
import { showTooltip, type Tooltip } from '@codemirror/view';
import { type CallAt, signatureAt } from '@countersign/expression';
import { holeAt } from './holeAt.ts';
import type { EditorWords, LatestRef } from './latest.ts';

/** Above the caret: what the call takes in whose brackets it is, the present argument marked. */
export const signatureHelp = (latest: LatestRef) =>
  StateField.define<Tooltip | null>({
    create: () => null,
    update: (shown, transaction) =>
      transaction.docChanged || transaction.selection ? tooltipAt(transaction.state, latest) : shown,
    provide: (field) => showTooltip.from(field),
  });

function tooltipAt(state: EditorState, latest: LatestRef): Tooltip | null {
  const { main } = state.selection;
  const { isTemplate, words } = latest.current;
  const hole = main.empty ? holeAt(state.doc.toString(), main.head, isTemplate) : null;
  const call = hole === null ? null : signatureAt(hole.source, main.head - hole.from);
  if (hole === null || call === null) return null;
  return {
    pos: hole.from + call.from,
    above: true,
    strictSide: false,
    create: () => ({ dom: drawn(call, words) }),
  };
}

const MOST = 3;

function drawn({ entry, argument }: CallAt, words: EditorWords): HTMLElement {
  const dom = document.createElement('div');
  dom.className = 'cs-tip';
  for (const { takes, gives } of entry.signatures
    .filter(({ takes }) => takes.length > argument || takes.length === 0)
    .slice(0, MOST)) {
    const line = document.createElement('div');
    line.append(`${entry.name}(`);
    for (const [index, kind] of takes.entries()) {
      const part = document.createElement(index === argument ? 'strong' : 'span');
      part.textContent = words.kind(kind);
      line.append(index === 0 ? '' : ', ', part);
    }
    line.append(`) → ${words.kind(gives)}`);
    dom.append(line);
  }
  const help = document.createElement('div');
  help.className = 'cs-help';
  help.textContent = words.help(entry.name) ?? '';
  dom.append(help);
  return dom;
}
