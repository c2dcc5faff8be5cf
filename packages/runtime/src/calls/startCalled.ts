import { acceptInput, describeCase } from '@countersign/engine';
import { contentHash, type Json, type Problem } from '@countersign/model';
import type { LeasedEffect, NewRun, StoredRun } from '../ports/store.ts';
import type { StoreClock } from '../time/StoreClock.ts';
import { beginRun } from '../turns/beginRun.ts';
import type { TurnLoop } from '../turns/TurnLoop.ts';
import type { CalledFlow } from './calledFlow.ts';
import { derivedRunId } from './derivedRunId.ts';

/** `lost`: the call is not ours any more, and nothing was started. */
export type StartedCall =
  | { readonly type: 'started' }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'lost' };

export type Calling = {
  readonly effect: LeasedEffect;
  readonly caller: StoredRun;
  readonly flow: CalledFlow;
  readonly loop: TurnLoop;
  readonly clock: StoreClock;
};

/** Starts the run for one item of a call; one that has been started before is the same run. */
export async function startCalled(index: number, given: Json, calling: Calling): Promise<StartedCall> {
  const input = acceptInput(calling.flow.artefact, given);
  if (!input.ok) return { type: 'refused', problem: input.problem };
  const run = await newRun(index, input.value, calling);
  const submitted = await calling.loop.start(run, beginRun(run));
  switch (submitted.type) {
    case 'committed':
    case 'duplicate':
      return { type: 'started' };
    case 'refused': {
      const { problem } = submitted;
      return problem.code === 'lease_lost' ? { type: 'lost' } : { type: 'refused', problem };
    }
    case 'decided':
      throw new Error('A start was answered like a verdict');
  }
}

async function newRun(index: number, input: Json, { effect, caller, flow, clock }: Calling): Promise<NewRun> {
  const { artefact, ...version } = flow;
  const { key, node, visit, token } = effect;
  const id = derivedRunId(caller.id, `${key}/${index}`);
  await clock.ready();
  const identity = { id, startedAt: clock.now().toISOString() };
  return {
    ...version,
    ...describeCase(artefact, { input, run: identity }),
    ...{ id, input, workspaceId: caller.workspaceId, startedBy: caller.startedBy },
    ...{ priority: caller.priority, depth: caller.depth + 1 },
    parent: { runId: caller.id, node, visit, index, key, token },
    idempotencyKey: null,
    bodyHash: contentHash({ flow: version.flow, input }),
  };
}
