export { defaultsOf } from './defaultsOf.ts';
export type { ControlProps } from './formContext.ts';
export type { FormSchema } from './formSchema.ts';
export { placeholderOf, useInputProps } from './inputProps.ts';
export { sameJson } from './pointer.ts';
export { SchemaForm, type SchemaFormProps } from './SchemaForm.tsx';
export { useSchemaForm } from './useSchemaForm.ts';
export { type FieldErrors, validateSchema } from './validateSchema.ts';
