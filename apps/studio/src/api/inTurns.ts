/**
 * Does work in turns, one at a time. What is asked for while a turn is under way waits and is done in the next one, once
 * and together, so that nothing that happened before the asking is missed. Resolves when that turn has ended.
 */
export function inTurns<TTask>(work: (tasks: ReadonlySet<TTask>) => Promise<void>) {
  let waiting = new Set<TTask>();
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  return (task: TTask): Promise<void> => {
    waiting.add(task);
    next ??= current.then(() => {
      const tasks = waiting;
      waiting = new Set();
      next = undefined;
      const turn = work(tasks);
      current = turn.catch(() => {}); // who asked for this turn is told; the next one is another
      return turn;
    });
    return next;
  };
}
