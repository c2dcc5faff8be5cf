import { type ReactNode, useId, useMemo } from 'react';
import { type ControlProps, FormContext, type FormState, type TextDrafts } from './formContext.ts';
import type { FormSchema } from './formSchema.ts';
import { SchemaField } from './SchemaField.tsx';
import type { FieldErrors } from './validateSchema.ts';

const NO_ERRORS: FieldErrors = {};

export interface SchemaFormProps {
  /** A JSON Schema (draft 2020-12) as plain data. */
  readonly schema: object;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  /** Messages per JSON pointer, from `validateSchema` or from the server. */
  readonly errors?: FieldErrors;
  /** `{ value }` before the edit: fields that differ are marked and show what they were. */
  readonly original?: { readonly value: unknown };
  readonly readOnly?: boolean;
  /** Replaces single controls, for instance by `schema['x-widget']`; return undefined for the standard one. */
  readonly renderField?: (props: ControlProps) => ReactNode | undefined;
  /** Keeps text that is no JSON yet; without it such text is lost with its control. */
  readonly drafts?: TextDrafts;
}

/**
 * A form drawn from a JSON Schema. Controlled: it holds no value of its own.
 * @example <SchemaForm schema={flow.input} value={input} onChange={setInput} errors={errors} />
 */
export function SchemaForm({
  schema,
  value,
  onChange,
  errors = NO_ERRORS,
  original,
  readOnly = false,
  renderField,
  drafts,
}: SchemaFormProps) {
  const formId = useId();
  const state = useMemo<FormState>(
    () => ({
      Field: SchemaField,
      root: schema as FormSchema,
      errors,
      original,
      readOnly,
      formId,
      renderField,
      drafts,
    }),
    [schema, errors, original, readOnly, formId, renderField, drafts],
  );
  return (
    <FormContext value={state}>
      <SchemaField
        schema={schema as FormSchema}
        pointer=""
        label=""
        required
        value={value}
        onChange={onChange}
      />
    </FormContext>
  );
}
