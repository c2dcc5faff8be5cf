import { Switch } from '@mantine/core';
import type { ControlProps } from './formContext.ts';
import { useInputProps } from './inputProps.ts';

/** Yes or no. */
export function BooleanControl(props: ControlProps) {
  const { withAsterisk: _, readOnly, ...shared } = useInputProps(props);
  return (
    <Switch
      {...shared}
      checked={props.value === true}
      disabled={readOnly}
      onChange={(event) => props.onChange(event.currentTarget.checked)}
    />
  );
}
