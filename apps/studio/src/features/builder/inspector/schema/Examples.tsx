import { exampleJson, type Json, type JsonSchema } from '@countersign/model';
import { Button, Stack, Textarea } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useT } from '../../../../strings/useT.ts';
import classes from './JsonSchemaField.module.css';
import { schemaOfExample } from './schemaOfExample.ts';

/** Makes a schema of a value that somebody pastes. */
export function FromExample({ onTake }: { readonly onTake: (schema: JsonSchema) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const value = parse(text);
  return (
    <Stack gap={6}>
      <Textarea
        label={t('inspector.schema.paste.label')}
        description={t('inspector.schema.paste.help')}
        value={text}
        error={text.trim() !== '' && value === undefined ? t('form.notJson') : undefined}
        autosize
        minRows={3}
        maxRows={12}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.78rem' } }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        size="compact-sm"
        className={classes['switch'] ?? ''}
        disabled={value === undefined}
        onClick={() => value !== undefined && onTake(schemaOfExample(value))}
      >
        {t('inspector.schema.paste.take')}
      </Button>
    </Stack>
  );
}

/** A value that the schema describes. */
export function ExampleValue({ schema }: { readonly schema: JsonSchema }) {
  const text = useMemo(() => JSON.stringify(exampleJson(schema), null, 2), [schema]);
  return <pre className={classes['example']}>{text}</pre>;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // safe: what is parsed from JSON is JSON
  } catch {
    return undefined;
  }
}
