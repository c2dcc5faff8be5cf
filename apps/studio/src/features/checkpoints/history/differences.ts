export interface Difference {
  /** Names from the top down, with points between them; empty for the whole. */
  readonly path: string;
  readonly left: string;
  readonly right: string;
}

/** Where two pieces of JSON differ, at the smallest places. */
export function differences(left: unknown, right: unknown, path = ''): readonly Difference[] {
  if (isGroup(left) && isGroup(right)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return keys.flatMap((key) => differences(left[key], right[key], path === '' ? key : `${path}.${key}`));
  }
  const [before, after] = [textOf(left), textOf(right)];
  return before === after ? [] : [{ path, left: before, right: after }];
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => JSON.stringify(value) ?? '–';
