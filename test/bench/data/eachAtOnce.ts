/** Calls `work` for every item, at most `width` at the same time; answers in the order of the items. */
export async function eachAtOnce<TItem, TResult>(
  items: readonly TItem[],
  width: number,
  work: (item: TItem) => Promise<TResult>,
): Promise<TResult[]> {
  const results: TResult[] = [];
  const queue = items.entries();
  const workers = Array.from({ length: width }, async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  });
  await Promise.all(workers);
  return results;
}
