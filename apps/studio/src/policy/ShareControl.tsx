import { NumberInput } from '@mantine/core';
import { useLocale } from '../strings/useT.ts';
import { type ControlProps, useInputProps } from '../ui/SchemaForm/index.ts';

/** A share between 0 and 1, read and written in per cent. */
export function ShareControl(props: ControlProps) {
  const { language } = useLocale();
  const { value, onChange } = props;
  // Rounded, so that 0.07 · 100 does not show as 7.000000000000001.
  const percent = typeof value === 'number' ? Number((value * 100).toPrecision(12)) : '';
  return (
    <NumberInput
      {...useInputProps(props)}
      value={percent}
      onChange={(next) =>
        onChange(typeof next === 'number' ? Number((next / 100).toPrecision(12)) : undefined)
      }
      suffix=" %"
      decimalScale={4}
      allowNegative={false}
      decimalSeparator={new Intl.NumberFormat(language).format(1.5).charAt(1)}
      clampBehavior="none"
      hideControls
    />
  );
}
