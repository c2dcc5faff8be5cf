import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { type ControlProps, useFormState } from './formContext.ts';
import { useInputProps } from './inputProps.ts';
import { sameJson } from './pointer.ts';

/** Any JSON value as text. What does not parse yet stays on screen; the form keeps it where it can, and reports it to nobody. */
export function JsonControl(props: ControlProps) {
  const t = useT();
  const { error, ...shared } = useInputProps(props);
  const { drafts } = useFormState();
  const [draft, setDraft] = useState(() => ({ text: print(props.value), value: props.value }));
  // The value changed from outside (undo, another person): the text follows.
  const isStale = !sameJson(draft.value, props.value);
  const text = drafts?.textAt(props.pointer) ?? (isStale ? print(props.value) : draft.text);
  const parsed = parse(text);
  const change = (next: string) => {
    const outcome = parse(next);
    const value = outcome.ok ? outcome.value : props.value;
    setDraft({ text: next, value });
    if (drafts !== undefined) drafts.write(props.pointer, next, outcome.ok ? { value } : undefined);
    else if (outcome.ok) props.onChange(value);
  };
  const message = parsed.ok ? error : t('form.notJson');
  return (
    <Textarea
      {...shared}
      {...(message === undefined ? {} : { error: message })}
      value={text}
      autosize
      minRows={2}
      maxRows={14}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.78rem' } }}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

function print(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value, null, 2);
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  if (text.trim() === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}
