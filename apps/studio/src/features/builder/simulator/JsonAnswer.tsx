import type { Json } from '@countersign/model';
import { Button, Group, JsonInput, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useT } from '../../../strings/useT.ts';

type JsonAnswerProps = {
  readonly label: string;
  readonly initial: Json;
  readonly submit: string;
  readonly onSubmit: (value: Json) => void;
  /** Other answers beside the first. */
  readonly children?: ReactNode;
};

/** Something that comes from outside, as JSON. */
export function JsonAnswer({ label, initial, submit, onSubmit, children }: JsonAnswerProps) {
  const t = useT();
  const [text, setText] = useState(() => JSON.stringify(initial, null, 2));
  const value = parsed(text);
  return (
    <Stack gap="xs">
      <JsonInput
        label={label}
        value={text}
        onChange={setText}
        autosize
        minRows={2}
        maxRows={8}
        error={value === undefined ? t('simulator.output.invalid') : undefined}
      />
      <Group gap="xs">
        <Button
          size="compact-md"
          disabled={value === undefined}
          onClick={() => value !== undefined && onSubmit(value)}
        >
          {submit}
        </Button>
        {children}
      </Group>
    </Stack>
  );
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // safe: whatever can be parsed is JSON
  } catch {
    return undefined;
  }
}
