import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
  startCompletion,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import { type Hint, hintsAt } from '@countersign/expression';
import { variablePaths } from '../variablePaths.ts';
import { holeAt } from './holeAt.ts';
import type { LatestRef } from './latest.ts';

/** Completion from what is in reach at this place; Escape closes it, Tab is left to the page. */
export const completion = (latest: LatestRef) =>
  autocompletion({
    override: [(context) => complete(context, latest)],
    icons: false,
    activateOnTypingDelay: 0,
    // A key means what is on the screen when it is pressed, however fast.
    interactionDelay: 0,
    maxRenderedOptions: 60,
    optionClass: (option) => `cs-option-${option.type ?? ''}`,
  });

/** Names and quotes open the list by themselves, as do a dot and the braces of a hole. */
const OPENING = /(?:[\w"'.]|\{\{\s?|[=!]= ?|\[|\()$/;

function complete(context: CompletionContext, latest: LatestRef): CompletionResult | null {
  const { writing, isTemplate } = latest.current;
  if (writing === null) return null;
  const text = context.state.doc.toString();
  const hole = holeAt(text, context.pos, isTemplate);
  if (hole === null) return context.explicit ? wholeHoles(context, latest) : null;
  if (!context.explicit && !OPENING.test(text.slice(0, context.pos))) return null;
  const found = hintsAt(hole.source, context.pos - hole.from, writing.environment);
  if (found === null) return null;
  const from = hole.from + found.from;
  const options = found.hints.map((hint, index) => optionOf(hint, index, latest));
  const isBeginning = found.hints.some((hint) => hint.type === 'variable');
  const paths = isBeginning ? pathOptions(latest, (path) => path) : [];
  return { from, to: hole.from + found.to, options: [...options, ...paths], validFor: /^\w*$/ };
}

/** Outside of the holes of a template, a chosen variable brings its braces along. */
function wholeHoles({ pos }: CompletionContext, latest: LatestRef): CompletionResult {
  return { from: pos, options: pathOptions(latest, (path) => `{{ ${path} }}`) };
}

function pathOptions(latest: LatestRef, insert: (path: string) => string): Completion[] {
  const { writing, words } = latest.current;
  return variablePaths(writing?.environment.variables ?? {}).map(({ path, kind }) => ({
    label: path,
    apply: insert(path),
    detail: words.kind(kind),
    type: 'path',
    boost: -20,
  }));
}

const RANK: { readonly [TType in Hint['type']]: number } = {
  value: 90,
  field: 60,
  variable: 60,
  function: 0,
  keyword: -10,
};

function optionOf(hint: Hint, index: number, latest: LatestRef): Completion {
  const { words } = latest.current;
  const help = hint.type === 'function' ? words.help(hint.label) : schemaText(hint);
  return {
    label: hint.label,
    type: hint.type,
    ...(hint.type === 'value' ? {} : { detail: words.kind(hint.gives) }),
    // Keeps the order of the schema among those that match equally well.
    boost: RANK[hint.type] - Math.min(index, 50) / 10,
    ...(help === undefined ? {} : { info: help }),
    apply: (view, chosen, from, to) => insert(view, chosen, { hint, from, to }),
  };
}

function schemaText({ schema }: Hint): string | undefined {
  const texts = [schema?.['title'], schema?.['description']].filter((text) => typeof text === 'string');
  return texts.length === 0 ? undefined : texts.join('. ');
}

type Place = { readonly hint: Hint; readonly from: number; readonly to: number };

function insert(view: EditorView, chosen: Completion, { hint, from, to }: Place): void {
  // The closing quote that came with the opening one is part of the value that is being replaced.
  view.dispatch({
    changes: { from, to, insert: hint.insert },
    selection: { anchor: from + (hint.caret ?? hint.insert.length) },
    annotations: pickedCompletion.of(chosen),
    userEvent: 'input.complete',
  });
  if (hint.gives === 'object' && hint.type !== 'function') {
    view.dispatch(view.state.replaceSelection('.'));
    startCompletion(view);
  }
}
