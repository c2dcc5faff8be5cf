/** The ids beside the current one. `after` is where to go when the current one is gone: the next, else the previous. */
export function neighboursOf(ids: readonly string[], current: string | undefined) {
  const index = current === undefined ? -1 : ids.indexOf(current);
  if (index === -1)
    return { index, next: ids[0], previous: undefined, after: ids.find((id) => id !== current) };
  const next = ids[index + 1];
  const previous = ids[index - 1];
  return { index, next, previous, after: next ?? previous };
}
