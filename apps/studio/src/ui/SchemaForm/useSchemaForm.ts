import type { Json } from '@countersign/model';
import { useMemo, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { defaultsOf } from './defaultsOf.ts';
import { type FieldErrors, validateSchema } from './validateSchema.ts';

const NONE: FieldErrors = {};

/**
 * The state of one generated form. Messages appear after the first attempt to submit, then follow the typing.
 * `submit` answers whether the value is valid; the caller sends it.
 */
export function useSchemaForm(schema: object, initial?: unknown) {
  const t = useT();
  const [value, setValue] = useState<unknown>(() => initial ?? defaultsOf(schema));
  const [isTried, setTried] = useState(false);
  const errors = useMemo(() => validateSchema(schema, value, t), [schema, value, t]);
  const isValid = Object.keys(errors).length === 0;
  const submit = (): boolean => {
    setTried(true);
    return isValid;
  };
  // safe: controls report JSON values only; a missing value is an empty object for the server.
  const json = (value ?? {}) as Json;
  return { value, json, setValue, errors: isTried ? errors : NONE, isValid, submit };
}
