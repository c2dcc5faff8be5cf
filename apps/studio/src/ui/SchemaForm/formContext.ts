import { type ComponentType, createContext, type ReactNode, use } from 'react';
import type { FormSchema } from './formSchema.ts';
import type { FieldErrors } from './validateSchema.ts';

/** What every control gets: where it stands, what it holds, and how to change it (undefined removes the key). */
export interface ControlProps {
  readonly schema: FormSchema;
  readonly pointer: string;
  readonly label: string;
  readonly required: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** Keeps text that is no JSON yet where it outlives the control; `next` is what it says once it is JSON. */
export interface TextDrafts {
  readonly textAt: (pointer: string) => string | undefined;
  readonly write: (pointer: string, text: string, next: { readonly value: unknown } | undefined) => void;
}

export interface FormState {
  /** Draws one value. Containers take it from here, because they hold fields and fields hold containers. */
  readonly Field: ComponentType<ControlProps>;
  readonly root: FormSchema;
  readonly errors: FieldErrors;
  /** The value before the edit; fields that differ from it are marked. Absent: nothing is marked. */
  readonly original: { readonly value: unknown } | undefined;
  readonly readOnly: boolean;
  /** Prefix of element ids, unique per form on the page. */
  readonly formId: string;
  /** Absent: such text lives in its control. */
  readonly drafts: TextDrafts | undefined;
  /** Replaces single controls; undefined means "use the standard one". */
  readonly renderField: ((props: ControlProps) => ReactNode | undefined) | undefined;
}

export const FormContext = createContext<FormState | null>(null);

/** The form a control belongs to. */
export function useFormState(): FormState {
  const state = use(FormContext);
  if (!state) throw new Error('A form control needs a SchemaForm above it.');
  return state;
}
