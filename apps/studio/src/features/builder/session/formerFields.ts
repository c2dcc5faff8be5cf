import type { FlowDocument, Json } from '@countersign/model';
import { formValue, OF_FLOW } from './formValue.ts';
import { changedPlaces, isObject, valueAt } from './jsonPlace.ts';
import type { FieldChanges, HalfWritten } from './unfinished.ts';

/** Unfinished settings of a whole step, as journals kept them before they told fields apart, as unfinished fields. */
export function formerFields(document: FlowDocument, form: string, written: Json): FieldChanges {
  const saved = formValue(document, form);
  if (saved === undefined) return {};
  const after = form === OF_FLOW ? withFlow(saved, written) : written;
  return Object.fromEntries(
    changedPlaces(saved, after).map((place): [string, HalfWritten] => {
      const [value, base] = [valueAt(after, place), valueAt(saved, place)];
      const half = { type: 'value', reason: '', ...(base === undefined ? {} : { base }) } as const;
      return [form + place, value === undefined ? half : { ...half, value }];
    }),
  );
}

/** The form of a flow's settings had neither the time zone nor the input. */
function withFlow(saved: Json, written: Json): Json {
  if (!isObject(saved) || !isObject(written)) return saved;
  return { ...saved, settings: { timeZone: valueAt(saved, '/settings/timeZone') ?? 'UTC', ...written } };
}
