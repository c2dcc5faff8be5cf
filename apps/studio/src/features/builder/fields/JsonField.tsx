import type { JsonObject } from '@countersign/model';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../../strings/useT.ts';

type JsonFieldProps = {
  readonly label: string;
  readonly value: JsonObject;
  readonly onChange: (value: JsonObject) => void;
  /** Keeps text that does not parse yet where it outlives the field. */
  readonly unreadable?: { readonly text: string | undefined; readonly onText: (text: string) => void };
};

/** A JSON object as text. Text that does not parse yet stays on screen with the reason and is not passed on. */
export function JsonField({ label, value, onChange, unreadable }: JsonFieldProps) {
  const t = useT();
  const [draft, setDraft] = useState({ text: print(value), value });
  // The value changed from outside (undo, another field): the text follows.
  const isOwn = JSON.stringify(draft.value) === JSON.stringify(value);
  const text = unreadable?.text ?? (isOwn ? draft.text : print(value));
  const isJson = parse(text) !== undefined;
  const change = (next: string) => {
    const parsed = parse(next);
    setDraft({ text: next, value: parsed ?? value });
    if (parsed !== undefined) onChange(parsed);
    else unreadable?.onText(next);
  };
  return (
    <Textarea
      aria-label={label}
      value={text}
      error={isJson ? undefined : t('form.notJson')}
      autosize
      minRows={4}
      maxRows={22}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.78rem' } }}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

const print = (value: JsonObject): string => JSON.stringify(value, null, 2);

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}
