export { defaultsOf } from './defaultsOf.ts';
export type { ControlProps } from './formContext.ts';

export { useInputProps } from './inputProps.ts';
export { sameJson } from './pointer.ts';
export { SchemaForm } from './SchemaForm.tsx';
export { useSchemaForm } from './useSchemaForm.ts';
export { type FieldErrors, validateSchema } from './validateSchema.ts';
