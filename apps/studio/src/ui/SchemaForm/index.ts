export { defaultsOf } from './defaultsOf.ts';
export { fieldOf, plainSchema } from './fieldOf.ts';
export { type ControlProps, type TextDrafts, useFormState } from './formContext.ts';
export type { FormSchema } from './formSchema.ts';
export { useInputProps } from './inputProps.ts';
export { childPointer, sameJson } from './pointer.ts';
export { SchemaForm } from './SchemaForm.tsx';
export { useSchemaForm } from './useSchemaForm.ts';
export { type FieldErrors, validateSchema } from './validateSchema.ts';
