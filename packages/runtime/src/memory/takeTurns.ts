/** The first of each workspace, then the second of each, and so on, beginning behind the workspace that came last. */
export function takeTurns<TItem extends { readonly workspaceId: string }>(
  due: readonly TItem[],
  after: string,
): readonly TItem[] {
  const byWorkspace = Map.groupBy(due, ({ workspaceId }) => workspaceId);
  const names = [...byWorkspace.keys()].sort();
  const inTurn = [...names.filter((name) => name > after), ...names.filter((name) => name <= after)];
  const queues = inTurn.map((name) => byWorkspace.get(name) ?? []);
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, place) =>
    queues.flatMap((queue) => queue.slice(place, place + 1)),
  ).flat();
}
