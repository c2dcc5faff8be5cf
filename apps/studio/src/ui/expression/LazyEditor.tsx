import { Textarea } from '@mantine/core';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import classes from './ExpressionField.module.css';
import type { CodeEditorProps } from './editor/CodeEditor.tsx';
import { useEditorWords } from './useEditorWords.ts';

type LazyEditorProps = Omit<CodeEditorProps, 'words'> & { readonly isReadOnly: boolean };

const load = () => import('./editor/CodeEditor.tsx');

/** The editor, and a plain field until it has come: whoever types already goes on there until leaving it. */
export function LazyEditor({ isReadOnly, ...props }: LazyEditorProps) {
  const words = useEditorWords();
  const [Editor, setEditor] = useState<ComponentType<CodeEditorProps>>();
  const plain = useRef<HTMLTextAreaElement>(null);
  const [isLeft, setLeft] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving the plain field is the moment to try again
  useEffect(() => {
    let isGone = false;
    const show = async () => {
      const { CodeEditor } = await load();
      if (!isGone && document.activeElement !== plain.current) setEditor(() => CodeEditor);
    };
    void show();
    return () => {
      isGone = true;
    };
  }, [isLeft]);
  if (Editor !== undefined && !isReadOnly) {
    return (
      <div className={classes['editor']} data-template={props.isTemplate || undefined}>
        <Editor {...props} words={words} />
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
      onBlur={() => setLeft(isLeft + 1)}
    />
  );
}
