/** Where a value stands in a run: in the case's input, or in what a step gave. */
export type Place = {
  /** `input`, or a step by its key (`outputOf`). */
  readonly base: string;
  readonly fields: readonly Field[];
  /** Whether the value certainly stands there; otherwise somebody has to look. */
  readonly isSure: boolean;
  /** Whether each case has the value, and never as null. */
  readonly isGiven?: true;
};

/** A name, or a place in a list. */
export type Field = string | number;

export const INPUT: Place = { base: 'input', fields: [], isSure: true };

const [BEFORE, AFTER] = ['\uE000', '\uE001'];

/** What a step gave. Steps get their ids only when all are known, so until then their keys stand in the text. */
export const outputOf = (key: string): string => `steps.${BEFORE}${key}${AFTER}`;

/** The same text with the ids of the steps; a key that was cut off stays as it is. */
export const withIds = (text: string, ids: ReadonlyMap<string, string>): string =>
  text
    .replaceAll(/\uE000([^\uE001]*)\uE001/g, (_, key: string) => ids.get(key) ?? key)
    .replaceAll(/[\uE000\uE001]/g, '');

/** The keys of the steps that a text asks for, while they still stand in it. */
export const stepsIn = (text: string): string[] =>
  [...text.matchAll(/\uE000([^\uE001]*)\uE001/g)].map((match) => match[1] ?? '');

export const within = (place: Place, fields: readonly Field[]): Place => ({
  ...place,
  fields: [...place.fields, ...fields],
});

const WORD = /^[a-zA-Z_]\w*$/;
const RESERVED = new Set(
  'as break const continue else false for function if import in let loop namespace null package return true var void while'.split(
    ' ',
  ),
);
const isWord = (field: Field): field is string =>
  typeof field === 'string' && WORD.test(field) && !RESERVED.has(field);

/** `input.order`, `input["odd name"]`, `input.lines[0]`. */
export const placeText = ({ base, fields }: Place): string =>
  base + fields.map((field) => (isWord(field) ? `.${field}` : `[${JSON.stringify(field)}]`)).join('');

/** Asks whether there is a value, and before that whether there is what holds it. */
export function isThereText(place: Place): string[] {
  return place.fields.flatMap((field, index) => {
    const holder = { ...place, fields: place.fields.slice(0, index) };
    const text = placeText(holder);
    if (isWord(field)) return [`has(${text}.${field})`];
    const asked =
      typeof field === 'number' ? `size(${text}) > ${field}` : `${JSON.stringify(field)} in ${text}`;
    return [...isNotNullText(holder), asked];
  });
}

/** A field that is null is none to `has` and to `in`, but null in a list counts as one of its elements. */
export const isNotNullText = (place: Place): string[] =>
  typeof place.fields.at(-1) === 'number' ? [`${placeText(place)} != null`] : [];

/** `order.lines[0]["odd name"]` as fields; null when it is no plain path. */
export function fieldsOfPath(path: string): Field[] | null {
  const part = /\.?([a-zA-Z_][\w-]*)|\[(\d+)\]|\[\s*(['"])((?:(?!\3)[^\\])*)\3\s*\]/y;
  const fields: Field[] = [];
  while (part.lastIndex < path.length) {
    const found = part.exec(path);
    if (found === null) return null;
    fields.push(found[2] === undefined ? (found[1] ?? found[4] ?? '') : Number(found[2]));
  }
  return fields;
}
