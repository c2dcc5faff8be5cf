import type { Json, SingleCommand } from '@countersign/model';
import type { Edit, Editing } from './editing.ts';
import { formCommands, formRefusal, formValue } from './formValue.ts';
import { changedPlaces, valueAt, withValueAt } from './jsonPlace.ts';
import { commonPlace, settle } from './settle.ts';
import {
  changesBetween,
  type FieldChanges,
  type HalfFields,
  type HalfWritten,
  shownValue,
  type Unfinished,
} from './unfinished.ts';

/** What was written in a form: its value as it was shown and as it is now, or text in one field that is no JSON yet. */
export type Writing =
  | {
      readonly type: 'value';
      readonly form: string;
      /** The part of the form that it is about, as a pointer; '' for all of it. */
      readonly within: string;
      readonly before: Json;
      readonly after: Json;
      /** The field whose text has become readable with it. */
      readonly readable?: string;
    }
  | { readonly type: 'text'; readonly form: string; readonly pointer: string; readonly text: string };

type Part = {
  readonly commands: readonly SingleCommand[];
  readonly fields: FieldChanges;
  readonly burst: string | undefined;
};

/** What was written, as one edit; undefined when it changes nothing. */
export function writingEdit(editing: Editing, writings: readonly Writing[]): Omit<Edit, 'at'> | undefined {
  const parts = writings.map((writing) =>
    writing.type === 'text' ? textPart(editing, writing) : valuePart(editing, writing),
  );
  const commands = parts.flatMap((part) => part.commands);
  const fields: FieldChanges = Object.assign({}, ...parts.map((part) => part.fields));
  if (commands.length === 0 && Object.keys(fields).length === 0) return undefined;
  const bursts = parts.map(({ burst }) => burst);
  const [first] = commands;
  return {
    fields,
    ...(first === undefined
      ? {}
      : { command: commands.length === 1 ? first : { type: 'batch', commands: [...commands] } }),
    ...(bursts.includes(undefined) ? {} : { burst: bursts.join() }),
  };
}

function textPart({ document, unfinished }: Editing, writing: Extract<Writing, { type: 'text' }>): Part {
  const { form, pointer, text } = writing;
  const saved = formValue(document, form);
  if (saved === undefined) return { commands: [], fields: {}, burst: undefined };
  const known = unfinished.get(form)?.get(pointer);
  const base = known === undefined ? valueAt(saved, pointer) : known.base;
  const half: HalfWritten = { type: 'text', text, ...(base === undefined ? {} : { base }) };
  return { commands: [], fields: { [form + pointer]: half }, burst: `text/${form}${pointer}` };
}

function valuePart({ document, unfinished }: Editing, writing: Extract<Writing, { type: 'value' }>): Part {
  const { form, readable } = writing;
  const saved = formValue(document, form);
  if (saved === undefined) return { commands: [], fields: {}, burst: undefined };
  const before = unfinished.get(form);
  const shown = shownValue(saved, before);
  const written = brought(writing, shown);
  const fields = readable === undefined ? before : without(before, readable);
  const isText = readable !== undefined && before?.get(readable)?.type === 'text';
  const refuse = (value: Json) => formRefusal(document, form, value);
  const settled = settle({ saved, fields, shown, written }, refuse);
  return {
    commands:
      changedPlaces(saved, settled.value).length === 0 ? [] : formCommands(document, form, settled.value),
    fields: changesBetween(of(form, before), of(form, settled.fields)),
    burst: isText ? `text/${form}${readable}` : burstOf(form, shown, written),
  };
}

/** What was written, on top of what is shown by now: somebody else's work may have come in since the form was drawn. */
function brought({ within, before, after }: Extract<Writing, { type: 'value' }>, shown: Json): Json {
  const places = changedPlaces(before, after);
  return places.reduce((value, at) => withValueAt(value, within + at, valueAt(after, at)), shown);
}

/** Letters and digits that follow each other in one field are one step; whatever is pressed or chosen is one by itself. */
function burstOf(form: string, before: Json, after: Json): string | undefined {
  const place = commonPlace(changedPlaces(before, after));
  const values = [valueAt(before, place), valueAt(after, place)];
  const isTyped = values.every((value) => value === undefined || ['string', 'number'].includes(typeof value));
  return isTyped ? `config/${form}${place}` : undefined;
}

const of = (form: string, fields: HalfFields | undefined): Unfinished =>
  new Map(fields === undefined ? [] : [[form, fields]]);

function without(fields: HalfFields | undefined, pointer: string): HalfFields | undefined {
  const left = new Map(fields);
  left.delete(pointer);
  return left;
}
