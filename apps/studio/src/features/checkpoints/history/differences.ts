export interface Difference {
  /** Names from the top down, with points between them; empty for the whole. */
  readonly path: string;
  /** Undefined where one side has nothing. */
  readonly left: unknown;
  readonly right: unknown;
}

/** Where two pieces of JSON differ, at the smallest places. */
export function differences(left: unknown, right: unknown, path = ''): readonly Difference[] {
  if (isGroup(left) && isGroup(right)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return keys.flatMap((key) => differences(left[key], right[key], path === '' ? key : `${path}.${key}`));
  }
  return jsonText(left) === jsonText(right) ? [] : [{ path, left, right }];
}

/** A value for those who look for what is stored. */
export const jsonText = (value: unknown): string => JSON.stringify(value) ?? '–';

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
