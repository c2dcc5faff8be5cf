import type { EditorView } from '@codemirror/view';
import type { TextRange } from '@countersign/expression';
import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { createEditor, takeOver } from './createEditor.ts';
import type { Latest } from './latest.ts';
import { setFindings } from './underlines.ts';

/** What the field around an editor may ask of it. */
export type EditorHandle = {
  readonly focus: () => void;
  /** Writes in the place of a part, or of the selection, and goes on behind it. */
  readonly write: (text: string, range?: TextRange) => void;
  /** Where the caret is. */
  readonly caret: () => number;
};

export type CodeEditorProps = Omit<Latest, 'onChange'> & {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly handle: RefObject<EditorHandle | null>;
  /** Whoever asked for the editor goes on in it. */
  readonly hasKeyboard: boolean;
  /** What was selected where they wrote before; the caret stands at the beginning without it. */
  readonly selected?: TextRange | undefined;
};

/** The editor proper; loaded when the first field for expressions is shown. */
export function CodeEditor({ value, handle, hasKeyboard, selected, ...props }: CodeEditorProps) {
  const frame = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const sent = useRef<string[]>([]);
  const latest: Latest = {
    ...props,
    onChange: (text) => {
      sent.current.push(text);
      props.onChange(text);
    },
  };
  const newest = useRef<Latest>(latest);
  useLayoutEffect(() => {
    newest.current = latest;
  });
  const first = useRef({ value, hasKeyboard, selected });
  // With the frame, so that no press meets one without an editor in it.
  useLayoutEffect(() => {
    if (frame.current === null) return;
    const { value, hasKeyboard, selected } = first.current;
    const editor = createEditor(frame.current, value, newest);
    view.current = editor;
    if (selected) {
      const within = (at: number) => Math.min(at, editor.state.doc.length);
      editor.dispatch({ selection: { anchor: within(selected.from), head: within(selected.to) } });
    }
    if (hasKeyboard) editor.focus();
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    // What comes back is what was typed here, perhaps a moment ago: it must not overwrite what was typed since.
    const echo = sent.current.indexOf(value);
    sent.current = echo < 0 ? [] : sent.current.slice(echo + 1);
    if (echo < 0 && view.current) takeOver(view.current, value);
  }, [value]);
  const { findings } = latest;
  useEffect(() => {
    view.current?.dispatch({ effects: setFindings.of(findings) });
  }, [findings]);
  const described = JSON.stringify(latest.attributes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an empty transaction reads the new attributes
  useEffect(() => {
    view.current?.dispatch({});
  }, [described]);
  useImperativeHandle(handle, () => handleOf(() => view.current));
  return <div ref={frame} />;
}

function handleOf(view: () => EditorView | null): EditorHandle {
  return {
    focus: () => view()?.focus(),
    caret: () => view()?.state.selection.main.head ?? 0,
    write: (text, range) => {
      const editor = view();
      if (editor === null) return;
      const { from, to } = range ?? editor.state.selection.main;
      editor.dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length },
        userEvent: 'input',
      });
      editor.focus();
    },
  };
}
