/** Whether data has more than `limit` levels of objects and lists. Walks without recursion, so any depth is safe. */
export function isDeeperThan(data: unknown, limit: number): boolean {
  let level: object[] = containers([data]);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= limit) return true;
    level = level.flatMap((container) => containers(Object.values(container)));
  }
  return false;
}

const containers = (values: readonly unknown[]): object[] =>
  values.filter((value): value is object => typeof value === 'object' && value !== null);
