import type { TextRange } from '@countersign/expression';
import { Textarea } from '@mantine/core';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { createLoadable } from '../../later/createLoadable.ts';
import classes from './ExpressionField.module.css';
import type { CodeEditorProps } from './editor/CodeEditor.tsx';
import { useEditorWords } from './useEditorWords.ts';

type LazyEditorProps = Omit<CodeEditorProps, 'words' | 'selected'> & { readonly isReadOnly: boolean };

/** The editor, and what was selected in the plain field when it took that one's place; undefined if nobody wrote there. */
type Arrived = {
  readonly Editor: ComponentType<CodeEditorProps>;
  readonly selected: TextRange | undefined;
};

const editor = createLoadable(async () => (await import('./editor/CodeEditor.tsx')).CodeEditor);

/** The editor, and a plain field until it has come: whoever writes there already goes on in the editor, at the same place. */
export function LazyEditor({ isReadOnly, ...props }: LazyEditorProps) {
  const words = useEditorWords();
  const [arrived, setArrived] = useState<Arrived>();
  const plain = useRef<HTMLTextAreaElement>(null);
  // Half a character of a script that is composed would be lost: the editor comes once it is whole.
  const [isComposing, setComposing] = useState(false);
  useEffect(() => {
    if (isComposing) return;
    let isGone = false;
    editor.load().then(
      (Editor) => {
        // At once: whoever goes into the plain field between the question and the change would be out of both.
        if (!isGone) flushSync(() => setArrived({ Editor, selected: selectionIn(plain.current) }));
      },
      // The plain field does as well; the next one that is opened asks again.
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [isComposing]);
  if (arrived !== undefined && !isReadOnly) {
    const { Editor, selected } = arrived;
    const hasKeyboard = props.hasKeyboard || selected !== undefined;
    return (
      <div className={classes['editor']} data-template={props.isTemplate || undefined}>
        <Editor {...props} words={words} hasKeyboard={hasKeyboard} selected={selected} />
      </div>
    );
  }
  return (
    <Textarea
      ref={plain}
      id={props.attributes['id'] ?? ''}
      aria-label={props.attributes['aria-label'] ?? ''}
      autosize
      minRows={1}
      maxRows={12}
      readOnly={isReadOnly}
      spellCheck={props.isTemplate}
      classNames={{ input: classes['plain'] ?? '' }}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  );
}

function selectionIn(field: HTMLTextAreaElement | null): TextRange | undefined {
  if (field === null || document.activeElement !== field) return undefined;
  return { from: field.selectionStart, to: field.selectionEnd };
}
