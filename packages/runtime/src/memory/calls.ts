import { readSnapshot } from '@countersign/engine';
import { isFinal, type RunId } from '@countersign/model';
import type { CalledRun, ChildSnapshot, Turn } from '../ports/store.ts';
import { type MemoryRun, type MemoryState, nameIn } from './memoryState.ts';

/** The runs that a call has started, in the order of its items. */
export function childrenOf(state: MemoryState, runId: RunId, key: string): readonly CalledRun[] {
  return startedBy(state, runId, key).map(({ run, index }) => {
    const { id, status, outcome, output, snapshot } = run;
    const problem = status === 'failed' ? (readSnapshot(snapshot).context.failure?.problem ?? null) : null;
    return { index, runId: id, status, outcome, output, problem };
  });
}

/** What they know of whom they asked, of some of the items. */
export function childSnapshots(
  state: MemoryState,
  { runId, key }: { runId: RunId; key: string },
  { from, to }: { from: number; to: number },
): readonly ChildSnapshot[] {
  return startedBy(state, runId, key)
    .filter(({ index }) => index >= from && index < to)
    .map(({ run: { artefactHash, snapshot } }) => ({ artefactHash, snapshot }));
}

/** Gives the runs that nobody wants any more the order to end; what they call follows when they do. */
export function cancelCalls(
  state: MemoryState,
  { runId, cancelledCalls, undoCalled }: Turn,
  { nowMs }: { nowMs: number },
): void {
  for (const { run } of cancelledCalls.flatMap((key) => startedBy(state, runId, key))) {
    const name = nameIn(run.id, 'cancel');
    if (isFinal(run.status) || state.timers.has(name)) continue;
    const timer = { id: 'cancel', node: '', visit: 0, dueAtMs: nowMs, runId: run.id } as const;
    const order = undoCalled ? 'cancelWithUndo' : 'cancel';
    state.timers.set(name, { ...timer, name: order, workspaceId: run.workspaceId });
  }
}

/** Lets the call that waits for a run look again: now, or as soon as whoever holds it gives it back. */
export function nudgeCall(state: MemoryState, { nudges }: Turn, { nowMs }: { nowMs: number }): void {
  if (nudges === null) return;
  const name = nameIn(nudges.runId, nudges.key);
  const effect = state.effects.get(name);
  if (effect === undefined) return;
  const dueAtMs = effect.workerId === null ? Math.min(effect.dueAtMs, nowMs) : effect.dueAtMs;
  state.effects.set(name, { ...effect, nudged: true, dueAtMs });
}

function startedBy(
  state: MemoryState,
  runId: RunId,
  key: string,
): readonly { run: MemoryRun; index: number }[] {
  return [...state.runs.values()]
    .flatMap((run) =>
      run.parent?.runId === runId && run.parent.key === key ? [{ run, index: run.parent.index }] : [],
    )
    .sort((a, b) => a.index - b.index);
}
