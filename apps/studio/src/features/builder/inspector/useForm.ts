import type { Json, JsonSchema } from '@countersign/model';
import { useMemo } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { type FieldErrors, sameJson, type TextDrafts, validateSchema } from '../../../ui/SchemaForm/index.ts';
import { useBuilder, useEditingPart } from '../BuilderContext.ts';
import { formValue } from '../session/formValue.ts';
import { valueAt, withValueAt } from '../session/jsonPlace.ts';
import { type HalfFields, type HalfWritten, shownValue } from '../session/unfinished.ts';

/** A form of the inspector: what it shows, what does not fit in it, and where what is written goes. */
export type InspectorForm = {
  readonly value: Json;
  /** What does not fit yet, by pointer; empty when all of it does. */
  readonly errors: FieldErrors;
  readonly drafts: TextDrafts;
  readonly change: (next: Json) => void;
};

/** The form of a step, or a part of the flow's own: `within` is the pointer to the part. */
export function useForm(form: string, within: string, schema: JsonSchema): InspectorForm {
  const { session } = useBuilder();
  const saved = useEditingPart(({ document }) => valueAt(formValue(document, form), within)) ?? null;
  const all = useEditingPart(({ unfinished }) => unfinished.get(form));
  const fields = useMemo(() => all && fieldsWithin(all, within), [all, within]);
  const value = useMemo(() => shownValue(saved, fields), [saved, fields]);
  const errors = useHalfErrors({ saved, value, fields, schema });
  return useMemo(() => {
    const write = (after: Json, readable?: string) =>
      session.write({
        type: 'value',
        form,
        within,
        before: value,
        after,
        ...(readable === undefined ? {} : { readable: within + readable }),
      });
    const drafts: TextDrafts = {
      textAt: (pointer) => {
        const half = fields?.get(pointer);
        return half?.type === 'text' ? half.text : undefined;
      },
      write: (pointer, text, next) =>
        next === undefined
          ? session.write({ type: 'text', form, pointer: within + pointer, text })
          : // safe: it was just read from JSON
            write(withValueAt(withWayTo(value, pointer), pointer, next.value as Json | undefined), pointer),
    };
    return { value, errors, drafts, change: (next) => write(next) };
  }, [session, form, within, value, errors, fields]);
}

const fieldsWithin = (fields: HalfFields, within: string): HalfFields | undefined => {
  const inside = [...fields].filter(([pointer]) => `${pointer}/`.startsWith(`${within}/`));
  return inside.length === 0
    ? undefined
    : new Map(inside.map(([pointer, half]) => [pointer.slice(within.length), half]));
};

/** The value with the objects on the way to a field that nothing was written in before. */
function withWayTo(value: Json, pointer: string): Json {
  const ends = [...pointer.matchAll(/\//g)].map(({ index }) => pointer.slice(0, index)).filter(Boolean);
  return ends.reduce(
    (now, end) => (valueAt(now, end) === undefined ? withValueAt(now, end, {}) : now),
    value,
  );
}

const NO_ERRORS: FieldErrors = {};

type Shown = {
  readonly saved: Json;
  readonly value: Json;
  readonly fields: HalfFields | undefined;
  readonly schema: JsonSchema;
};

function useHalfErrors({ saved, value, fields, schema }: Shown): FieldErrors {
  const { t, phrase } = useLocale();
  return useMemo(() => {
    if (fields === undefined) return NO_ERRORS;
    const halves = [...fields];
    const reasons = halves.flatMap(([at, half]) =>
      half.type === 'value' ? [[at, phrase(half.reason)]] : [],
    );
    const isTheirs = ([at, { base }]: readonly [string, HalfWritten]) => !sameJson(base, valueAt(saved, at));
    const theirs = halves.filter(isTheirs).map(([at]) => {
      const now = valueAt(saved, at);
      const words = typeof now === 'string' ? now : JSON.stringify(now ?? null);
      return [at, t('editing.half.meanwhile', { value: words })];
    });
    return {
      ...Object.fromEntries(reasons.filter(([, reason]) => reason !== '')),
      ...validateSchema(schema, value, t),
      ...Object.fromEntries(theirs),
    };
  }, [saved, value, fields, schema, t, phrase]);
}
