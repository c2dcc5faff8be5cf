import { freeNodeId, type JsonSchema } from '@countersign/model';
import {
  ActionIcon,
  Anchor,
  Button,
  Checkbox,
  Group,
  Input,
  Select,
  Stack,
  TagsInput,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../../../strings/useT.ts';
import { JsonField } from '../../fields/JsonField.tsx';
import classes from './JsonSchemaField.module.css';
import {
  FIELD_TYPES,
  type FieldType,
  newRow,
  rowsOf,
  type SchemaRow,
  withChoices,
  withRows,
  withType,
} from './schemaFields.ts';

type JsonSchemaFieldProps = {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly id?: string;
  readonly value: JsonSchema;
  readonly onChange: (value: JsonSchema) => void;
};

/** A JSON Schema as a list of fields; as JSON on request, or when it says more than a list can show. */
export function JsonSchemaField({ label, description, error, id, value, onChange }: JsonSchemaFieldProps) {
  const t = useT();
  const rows = rowsOf(value);
  const [isJson, setJson] = useState(rows === undefined);
  const showsJson = isJson || rows === undefined;
  return (
    <Input.Wrapper label={label} labelElement="div" description={description} error={error}>
      <Stack gap={6} mt={4} id={id} tabIndex={-1} role="group" aria-label={label}>
        {showsJson ? (
          <JsonField label={label} value={value} onChange={onChange} />
        ) : (
          <Rows rows={rows} onChange={(next) => onChange(withRows(value, next))} />
        )}
        {rows !== undefined && (
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => setJson(!isJson)}
            className={classes['switch'] ?? ''}
          >
            {showsJson ? t('builder.schema.asFields') : t('builder.schema.asJson')}
          </Anchor>
        )}
      </Stack>
    </Input.Wrapper>
  );
}

function Rows({
  rows,
  onChange,
}: {
  readonly rows: readonly SchemaRow[];
  readonly onChange: (rows: readonly SchemaRow[]) => void;
}) {
  const t = useT();
  const names = new Set(rows.map((row) => row.name));
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
          taken={names}
          onChange={(next) => onChange(rows.map((other) => (other === row ? next : other)))}
          onRemove={() => onChange(rows.filter((other) => other !== row))}
        />
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} />}
        className={classes['switch'] ?? ''}
        onClick={() => onChange([...rows, newRow(freeNodeId('field', names))])}
      >
        {t('builder.schema.add')}
      </Button>
    </>
  );
}

type RowProps = {
  readonly row: SchemaRow;
  readonly taken: ReadonlySet<string>;
  readonly onChange: (row: SchemaRow) => void;
  readonly onRemove: () => void;
};

function Row({ row, taken, onChange, onRemove }: RowProps) {
  const t = useT();
  const types = FIELD_TYPES.filter((type) => type !== 'other' || row.type === 'other');
  return (
    <div className={classes['row']}>
      <Group gap={6} wrap="nowrap">
        <NameInput row={row} taken={taken} onChange={(name) => onChange({ ...row, name })} />
        <Select
          className={classes['type'] ?? ''}
          size="xs"
          aria-label={t('builder.schema.typeOf', { name: row.name })}
          data={types.map((type) => ({ value: type, label: t(`builder.schema.type.${type}`) }))}
          value={row.type}
          allowDeselect={false}
          comboboxProps={{ width: 150 }}
          onChange={(type) => onChange(withType(row, type as FieldType))}
        />
        <ActionIcon size="sm" aria-label={t('builder.schema.remove', { name: row.name })} onClick={onRemove}>
          <IconTrash size={15} />
        </ActionIcon>
      </Group>
      {row.type === 'choice' && (
        <TagsInput
          size="xs"
          aria-label={t('builder.schema.choicesOf', { name: row.name })}
          placeholder={t('builder.schema.choices')}
          value={[...row.choices]}
          onChange={(choices) => onChange(withChoices(row, choices))}
        />
      )}
      <Checkbox
        size="xs"
        label={t('builder.schema.required')}
        aria-label={t('builder.schema.requiredOf', { name: row.name })}
        checked={row.isRequired}
        onChange={(event) => onChange({ ...row, isRequired: event.currentTarget.checked })}
      />
    </div>
  );
}

/** The name is taken over when the field is left, so that half a name never collides with another field. */
function NameInput({
  row,
  taken,
  onChange,
}: {
  readonly row: SchemaRow;
  readonly taken: ReadonlySet<string>;
  readonly onChange: (name: string) => void;
}) {
  const t = useT();
  const [text, setText] = useState<string>();
  const shown = text ?? row.name;
  const isTaken = shown !== row.name && taken.has(shown);
  const commit = () => {
    if (shown !== row.name && shown.trim() !== '' && !isTaken) onChange(shown.trim());
    setText(undefined);
  };
  return (
    <TextInput
      className={classes['name'] ?? ''}
      size="xs"
      aria-label={t('builder.schema.nameOf', { name: row.name })}
      value={shown}
      error={isTaken ? t('builder.schema.taken') : undefined}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  );
}
