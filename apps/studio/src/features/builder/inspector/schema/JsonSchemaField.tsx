import type { JsonSchema } from '@countersign/model';
import { Anchor, Group, Input, Stack } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../../../strings/useT.ts';
import { JsonField } from '../../fields/JsonField.tsx';
import { ExampleValue, FromExample } from './Examples.tsx';
import classes from './JsonSchemaField.module.css';
import type { Rename } from './rename.ts';
import { SchemaRows } from './SchemaRows.tsx';
import { rowsOf } from './schemaFields.ts';

type JsonSchemaFieldProps = {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly id?: string;
  /** The JSON pointer of the schema, under which findings name it. */
  readonly field: string;
  readonly value: JsonSchema;
  /** `rename` comes with an edit that gave a field another name, so that what names it can follow. */
  readonly onChange: (value: JsonSchema, rename?: Rename) => void;
  /** Text that is no JSON yet, kept where it outlives the field. */
  readonly unreadable: { readonly text: string | undefined; readonly onText: (text: string) => void };
};

/** A JSON Schema as a tree of fields; as JSON on request, or when it says more than fields can show. */
export function JsonSchemaField(props: JsonSchemaFieldProps) {
  const { label, description, error, id, field, value, onChange, unreadable } = props;
  const t = useT();
  const isShowable = rowsOf(value) !== undefined;
  const [isJson, setJson] = useState(!isShowable);
  const [shows, setShows] = useState<'paste' | 'example'>();
  const isUnreadable = unreadable.text !== undefined;
  const showsJson = isJson || !isShowable || isUnreadable;
  const toggle = (what: 'paste' | 'example') => setShows(shows === what ? undefined : what);
  return (
    <Input.Wrapper label={label} labelElement="div" description={description} error={error}>
      <Stack gap={6} mt={4} id={id} data-field={field} tabIndex={-1} role="group" aria-label={label}>
        {showsJson ? (
          <JsonField label={label} value={value} onChange={onChange} unreadable={unreadable} />
        ) : (
          <SchemaRows schema={value} path={[]} field={field} onChange={onChange} />
        )}
        <Group gap="xs" className={classes['switch'] ?? ''}>
          {isShowable && !isUnreadable && (
            <Switch onClick={() => setJson(!isJson)}>
              {showsJson ? t('builder.schema.asFields') : t('builder.schema.asJson')}
            </Switch>
          )}
          <Switch onClick={() => toggle('paste')}>{t('inspector.schema.paste')}</Switch>
          <Switch onClick={() => toggle('example')}>{t('inspector.schema.example')}</Switch>
        </Group>
        {shows === 'paste' && (
          <FromExample
            onTake={(schema) => {
              onChange(schema);
              setShows(undefined);
            }}
          />
        )}
        {shows === 'example' && <ExampleValue schema={value} />}
      </Stack>
    </Input.Wrapper>
  );
}

const Switch = ({ onClick, children }: { readonly onClick: () => void; readonly children: string }) => (
  <Anchor component="button" type="button" size="xs" onClick={onClick}>
    {children}
  </Anchor>
);
