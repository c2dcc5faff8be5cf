import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Field } from './fieldOf.ts';
import type { ControlProps } from './formContext.ts';
import { placeholderOf, useInputProps } from './inputProps.ts';

const LONG_TEXT = 60;

const INPUT_TYPES: Readonly<Record<string, string>> = {
  email: 'email',
  uri: 'url',
  url: 'url',
  date: 'date',
  time: 'time',
  'date-time': 'datetime-local',
  password: 'password',
};

/** A line or a page of text. A value that is already long opens as a page, whatever the schema says. */
export function TextControl(props: ControlProps & { field: Extract<Field, { type: 'text' }> }) {
  const { field, value, onChange, schema } = props;
  const text = typeof value === 'string' ? value : '';
  const [startedLong] = useState(() => text.length > LONG_TEXT || text.includes('\n'));
  const shared = { ...useInputProps(props), placeholder: placeholderOf(schema) ?? '' };
  const change = (next: string) => onChange(next === '' ? undefined : next);
  if (field.multiline || startedLong) {
    return (
      <Textarea
        {...shared}
        value={text}
        autosize
        minRows={3}
        maxRows={16}
        onChange={(event) => change(event.currentTarget.value)}
      />
    );
  }
  const isMoment = field.format === 'date-time';
  return (
    <TextInput
      {...shared}
      type={INPUT_TYPES[field.format ?? ''] ?? 'text'}
      value={isMoment ? toLocalInput(text) : text}
      onChange={(event) =>
        change(isMoment ? toInstant(event.currentTarget.value) : event.currentTarget.value)
      }
    />
  );
}

/** An instant as the reader's wall clock, the form `<input type="datetime-local">` wants. */
function toLocalInput(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

function toInstant(local: string): string {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
