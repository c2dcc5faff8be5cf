import { MultiSelect, Select } from '@mantine/core';
import type { Choice } from './fieldOf.ts';
import type { ControlProps } from './formContext.ts';
import { useInputProps } from './inputProps.ts';
import { sameJson } from './pointer.ts';

const SEARCH_FROM = 8;

interface ChoiceProps extends ControlProps {
  readonly choices: readonly Choice[];
}

/** One of a closed list. */
export function ChoiceControl({ choices, ...props }: ChoiceProps) {
  const chosen = choices.find((choice) => sameJson(choice.value, props.value));
  return (
    <Select
      {...useInputProps(props)}
      data={choices.map((choice) => ({ value: choice.key, label: choice.label }))}
      value={chosen?.key ?? null}
      onChange={(key) => props.onChange(choices.find((choice) => choice.key === key)?.value)}
      clearable={!props.required}
      allowDeselect={!props.required}
      searchable={choices.length >= SEARCH_FROM}
      checkIconPosition="right"
    />
  );
}

/** Any number of a closed list. */
export function ChoicesControl({ choices, ...props }: ChoiceProps) {
  const values = Array.isArray(props.value) ? props.value : [];
  const chosen = choices.filter((choice) => values.some((value) => sameJson(value, choice.value)));
  return (
    <MultiSelect
      {...useInputProps(props)}
      data={choices.map((choice) => ({ value: choice.key, label: choice.label }))}
      value={chosen.map((choice) => choice.key)}
      onChange={(keys) =>
        props.onChange(choices.filter((choice) => keys.includes(choice.key)).map((choice) => choice.value))
      }
      searchable={choices.length >= SEARCH_FROM}
    />
  );
}
