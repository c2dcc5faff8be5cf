import { type Operand, pathText } from '@countersign/expression';
import { TextInput } from '@mantine/core';
import { useT } from '../../strings/useT.ts';

type InstantFieldProps = {
  readonly operand: Operand | undefined;
  readonly onChange: (operand: Operand) => void;
};

/** A moment: one of the calendar (kept as an instant), `now`, or another value of the case. Emptied, it is `now`. */
export function InstantField({ operand, onChange }: InstantFieldProps) {
  const t = useT();
  const isWritten = operand?.type === 'value' && typeof operand.value === 'string';
  const written = isWritten ? String(operand.value) : '';
  return (
    <TextInput
      size="xs"
      type="datetime-local"
      aria-label={t('expression.rules.with')}
      {...(operand?.type === 'path'
        ? { description: pathText(operand.path), inputWrapperOrder: ['input', 'description'] }
        : {})}
      value={localText(written)}
      onChange={(event) => {
        const at = new Date(event.currentTarget.value);
        const isNow = event.currentTarget.value === '' || Number.isNaN(at.getTime());
        onChange(isNow ? { type: 'path', path: ['now'] } : { type: 'value', value: at.toISOString() });
      }}
    />
  );
}

/** An instant as the wall clock of whoever reads it, as the control wants it. */
function localText(instant: string): string {
  const at = new Date(instant);
  if (instant === '' || Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
