import { EACH_ENTRY, freeNodeId, type JsonSchema } from '@countersign/model';
import { ActionIcon, Button, Checkbox, Group, Select, TagsInput, Text, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useT } from '../../../../strings/useT.ts';
import { movedTo } from '../movedTo.ts';
import classes from './JsonSchemaField.module.css';
import type { Rename } from './rename.ts';
import {
  choicesOf,
  FIELD_TYPES,
  type FieldType,
  fieldTypeOf,
  isObject,
  newRow,
  retyped,
  rowsOf,
  type SchemaRow,
  withChoices,
  withKeyword,
  withRows,
} from './schemaFields.ts';
import { ValueRules } from './ValueRules.tsx';

type SchemaRowsProps = {
  readonly schema: JsonSchema;
  /** The way to this object, from the top. */
  readonly path: readonly string[];
  /** The JSON pointer of this object; absent where no finding names what is inside. */
  readonly field: string | undefined;
  readonly onChange: (schema: JsonSchema, rename?: Rename) => void;
};

/** The fields of an object: add, remove, move, rename, and what each may hold. */
export function SchemaRows({ schema, path, field, onChange }: SchemaRowsProps) {
  const t = useT();
  const rows = rowsOf(schema) ?? [];
  const names = new Set(rows.map((row) => row.name));
  const put = (next: readonly SchemaRow[], rename?: Rename) => onChange(withRows(schema, next), rename);
  return (
    <>
      {rows.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('builder.schema.none')}
        </Text>
      )}
      {rows.map((row, index) => (
        <Row
          // biome-ignore lint/suspicious/noArrayIndexKey: the name itself is edited, so the place identifies the row
          key={index}
          row={row}
          path={path}
          field={field && `${field}/properties/${row.name.replaceAll('~', '~0').replaceAll('/', '~1')}`}
          taken={names}
          onChange={(next, rename) =>
            put(
              rows.map((other) => (other === row ? next : other)),
              rename,
            )
          }
          onRemove={() => put(rows.filter((other) => other !== row))}
          onUp={index === 0 ? undefined : () => put(movedTo(rows, index, index - 1))}
          onDown={index === rows.length - 1 ? undefined : () => put(movedTo(rows, index, index + 1))}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        className={classes['switch'] ?? ''}
        aria-label={path.length === 0 ? undefined : t('inspector.schema.addTo', { name: path.at(-1) ?? '' })}
        onClick={() => put([...rows, newRow(freeNodeId('field', names))])}
      >
        {t('builder.schema.add')}
      </Button>
    </>
  );
}

type RowProps = {
  readonly row: SchemaRow;
  readonly path: readonly string[];
  readonly field: string | undefined;
  readonly taken: ReadonlySet<string>;
  readonly onChange: (row: SchemaRow, rename?: Rename) => void;
  readonly onRemove: () => void;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
};

function Row({ row, path, field, taken, onChange, onRemove, onUp, onDown }: RowProps) {
  const t = useT();
  const { name } = row;
  return (
    <div className={classes['row']}>
      <Group gap={2} wrap="nowrap">
        <NameInput
          name={name}
          field={field}
          taken={taken}
          onChange={(to) => onChange({ ...row, name: to }, { path: [...path, name], to })}
        />
        <ActionIcon
          size="sm"
          disabled={onUp === undefined}
          aria-label={t('inspector.schema.up', { name })}
          onClick={onUp}
        >
          <IconArrowUp size={14} />
        </ActionIcon>
        <ActionIcon
          size="sm"
          disabled={onDown === undefined}
          aria-label={t('inspector.schema.down', { name })}
          onClick={onDown}
        >
          <IconArrowDown size={14} />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={t('builder.schema.remove', { name })} onClick={onRemove}>
          <IconTrash size={15} />
        </ActionIcon>
      </Group>
      <ValueEditor
        name={name}
        path={[...path, name]}
        field={field}
        schema={row.schema}
        onChange={(schema, rename) => onChange({ ...row, schema }, rename)}
      />
      <Checkbox
        size="xs"
        label={t('builder.schema.required')}
        aria-label={t('builder.schema.requiredOf', { name })}
        checked={row.isRequired}
        onChange={(event) => onChange({ ...row, isRequired: event.currentTarget.checked })}
      />
    </div>
  );
}

type NameInputProps = {
  readonly name: string;
  readonly field: string | undefined;
  readonly taken: ReadonlySet<string>;
  readonly onChange: (name: string) => void;
};

/** The name is taken over when the field is left, so that half a name never collides with another field. */
function NameInput({ name, field, taken, onChange }: NameInputProps) {
  const t = useT();
  const [text, setText] = useState<string>();
  const shown = text ?? name;
  const isTaken = shown !== name && taken.has(shown);
  /** Escape moves the focus, too: what was typed is then not taken. */
  const isGivenUp = useRef(false);
  const commit = () => {
    if (!isGivenUp.current && shown !== name && shown.trim() !== '' && !isTaken) onChange(shown.trim());
    isGivenUp.current = false;
    setText(undefined);
  };
  return (
    <TextInput
      className={classes['name'] ?? ''}
      size="xs"
      data-field={field}
      aria-label={t('builder.schema.nameOf', { name })}
      value={shown}
      error={isTaken ? t('builder.schema.taken') : undefined}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        isGivenUp.current = false;
        setText(event.currentTarget.value);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') isGivenUp.current = true;
      }}
    />
  );
}

type ValueEditorProps = {
  /** What the value is called, for the names of the controls. */
  readonly name: string;
  readonly path: readonly string[];
  readonly field: string | undefined;
  readonly schema: JsonSchema;
  readonly onChange: (schema: JsonSchema, rename?: Rename) => void;
};

/** What one value may be: its kind, its rules, and what is inside it. */
function ValueEditor({ name, path, field, schema, onChange }: ValueEditorProps) {
  const t = useT();
  const type = fieldTypeOf(schema);
  const types = FIELD_TYPES.filter((other) => other !== 'other' || type === 'other');
  const items = schema['items'];
  return (
    <>
      <Select
        size="xs"
        aria-label={t('builder.schema.typeOf', { name })}
        data={types.map((one) => ({ value: one, label: t(`builder.schema.type.${one}`) }))}
        value={type}
        allowDeselect={false}
        onChange={(next) => onChange(retyped(schema, next as FieldType))}
      />
      {type === 'choice' && (
        <TagsInput
          size="xs"
          aria-label={t('builder.schema.choicesOf', { name })}
          placeholder={t('builder.schema.choices')}
          value={[...choicesOf(schema)]}
          onChange={(choices) => onChange(withChoices(schema, choices))}
        />
      )}
      <ValueRules name={name} type={type} schema={schema} onChange={onChange} />
      {type === 'object' && (
        <div className={classes['inside']}>
          <SchemaRows schema={schema} path={path} field={field} onChange={onChange} />
        </div>
      )}
      {type === 'list' && isObject(items) && (
        <div className={classes['inside']}>
          <ValueEditor
            name={t('inspector.schema.elementOf', { name })}
            path={[...path, EACH_ENTRY]}
            field={field && `${field}/items`}
            schema={items}
            onChange={(next, rename) => onChange(withKeyword(schema, 'items', next), rename)}
          />
        </div>
      )}
    </>
  );
}
