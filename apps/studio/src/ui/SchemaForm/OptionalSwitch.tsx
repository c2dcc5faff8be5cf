import { Switch } from '@mantine/core';
import type { ControlProps } from './formContext.ts';

/** Brings something that may be left out as a whole in with its default, or leaves it out. */
export function OptionalSwitch({ schema, pointer, label, value, onChange }: ControlProps) {
  return (
    <Switch
      data-field={pointer}
      label={label}
      description={schema.description}
      checked={value !== undefined}
      onChange={(event) =>
        onChange(event.currentTarget.checked ? structuredClone(schema.default ?? {}) : undefined)
      }
    />
  );
}
