import { type ControlProps, useFormState } from './formContext.ts';

/** The properties all of Mantine's inputs share, filled from the schema. */
export function useInputProps({ schema, pointer, label, required }: ControlProps) {
  const { errors, readOnly, formId } = useFormState();
  const error = errors[pointer];
  return {
    id: `${formId}${pointer}`,
    // A list element has no name on screen; its place in the list is announced instead.
    label,
    description: schema.description,
    withAsterisk: required,
    readOnly: readOnly || schema.readOnly === true,
    ...(error === undefined ? {} : { error }),
  };
}

/** An example from the schema as a hint inside an empty field. */
export function placeholderOf(schema: ControlProps['schema']): string | undefined {
  const example = schema.examples?.[0];
  return typeof example === 'string' || typeof example === 'number' ? String(example) : undefined;
}
