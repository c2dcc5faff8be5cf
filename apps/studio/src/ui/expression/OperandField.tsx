import { type Operand, pathText, type RuleRow } from '@countersign/expression';
import { NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useT } from '../../strings/useT.ts';
import { InstantField } from './InstantField.tsx';
import classes from './RuleBuilder.module.css';
import type { RuleField } from './ruleFields.ts';

type OperandFieldProps = {
  readonly row: RuleRow;
  readonly field: RuleField;
  readonly fields: readonly RuleField[];
  readonly onChange: (operand: Operand) => void;
};

/** What a value is compared with, in the control that suits it. */
export function OperandField({ row, field, fields, onChange }: OperandFieldProps) {
  const t = useT();
  const { operand, operator } = row;
  const label = t('expression.rules.with');
  const write = (value: string | number | boolean) => onChange({ type: 'value', value });
  if (operand?.type === 'values')
    return <ValuesField values={operand.values} field={field} onChange={onChange} />;
  if (operator === 'before' || operator === 'after')
    return <InstantField operand={operand} onChange={onChange} />;
  if (operand?.type === 'path') {
    return <PathField path={pathText(operand.path)} fields={fields} onChange={onChange} />;
  }
  const value = operand?.value;
  if (value === null)
    return <TextInput size="xs" aria-label={label} readOnly value={t('expression.kind.null')} />;
  if (typeof value === 'boolean') {
    return (
      <Select
        size="xs"
        aria-label={label}
        data={[
          { value: 'true', label: t('expression.rules.yes') },
          { value: 'false', label: t('expression.rules.no') },
        ]}
        value={String(value)}
        allowDeselect={false}
        onChange={(next) => write(next === 'true')}
      />
    );
  }
  if (typeof value === 'number') {
    const isHours = operator === 'olderThan' || operator === 'youngerThan';
    return (
      <NumberInput
        size="xs"
        aria-label={isHours ? t('expression.rules.hours') : label}
        {...(isHours ? { suffix: ' h', min: 0, max: 99_999, allowDecimal: false } : {})}
        hideControls
        value={value}
        onChange={(next) => typeof next === 'number' && Number.isFinite(next) && write(next)}
      />
    );
  }
  const text = value ?? '';
  if (field.choices.length > 0) {
    const known = field.choices.includes(text) ? field.choices : [text, ...field.choices];
    return (
      <Select
        size="xs"
        aria-label={label}
        data={[...known]}
        value={text}
        allowDeselect={false}
        searchable={known.length > 8}
        onChange={(next) => next !== null && write(next)}
      />
    );
  }
  return (
    <TextInput
      size="xs"
      type={field.kind === 'date' && (text === '' || /^\d{4}-\d\d-\d\d$/.test(text)) ? 'date' : 'text'}
      aria-label={label}
      value={text}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}

type ValuesFieldProps = Pick<OperandFieldProps, 'field' | 'onChange'> & {
  readonly values: readonly (string | number)[];
};

/** Several values; numbers stay numbers where the value is one. */
function ValuesField({ values, field, onChange }: ValuesFieldProps) {
  const t = useT();
  const read = (text: string): string | number =>
    field.kind === 'number' && text.trim() !== '' && Number.isFinite(Number(text))
      ? Number(text)
      : (values.find((value) => String(value) === text) ?? text);
  return (
    <TagsInput
      size="xs"
      className={classes['wide'] ?? ''}
      aria-label={t('expression.rules.values')}
      data={[...field.choices]}
      value={[...new Set(values.map(String))]}
      onChange={(next) => onChange({ type: 'values', values: next.map(read) })}
    />
  );
}

type PathFieldProps = Pick<OperandFieldProps, 'fields' | 'onChange'> & { readonly path: string };

function PathField({ path, fields, onChange }: PathFieldProps) {
  const t = useT();
  const known = fields.map((field) => field.path);
  return (
    <Select
      size="xs"
      aria-label={t('expression.rules.other')}
      data={known.includes(path) ? known : [path, ...known]}
      value={path}
      searchable
      allowDeselect={false}
      onChange={(next) => {
        const chosen = fields.find((field) => field.path === next);
        if (chosen !== undefined) onChange({ type: 'path', path: chosen.names });
      }}
    />
  );
}
