import { NumberInput } from '@mantine/core';
import { useLocale } from '../../strings/useT.ts';
import type { Field } from './fieldOf.ts';
import type { ControlProps } from './formContext.ts';
import { placeholderOf, useInputProps } from './inputProps.ts';

/** A number, written with the decimal sign of the reader's language. Limits are reported, never silently enforced. */
export function NumberControl(props: ControlProps & { field: Extract<Field, { type: 'number' }> }) {
  const { field, value, onChange, schema } = props;
  const { language } = useLocale();
  const decimal = new Intl.NumberFormat(language).format(1.5).charAt(1);
  return (
    <NumberInput
      {...useInputProps(props)}
      placeholder={placeholderOf(schema) ?? ''}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(typeof next === 'number' && Number.isFinite(next) ? next : undefined)}
      allowDecimal={!field.integer}
      allowNegative={field.min === undefined || field.min < 0}
      decimalSeparator={decimal}
      clampBehavior="none"
      hideControls={!field.integer}
    />
  );
}
