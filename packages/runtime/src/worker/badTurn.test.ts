import { type Json, ok, problem } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../memory/MemoryStore.ts';
import type { Lease, Turn, TurnOutcome } from '../ports/store.ts';
import { aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { ManualClock } from '../testing/ManualClock.ts';
import { aProposal } from '../testing/scripted.ts';

/** A store whose database takes no result that says `poison`; it can tell which turn that is only when it is alone. */
class PickyStore extends MemoryStore {
  refusals = 0;
  refusesEnds = false;

  override async commitTurns(turns: readonly Turn[], lease: Lease | null): Promise<readonly TurnOutcome[]> {
    const isPoisoned = ({ cause, outcome }: Turn) =>
      cause.type === 'result'
        ? JSON.stringify(cause).includes('poison')
        : cause.type === 'timer' && outcome !== null && this.refusesEnds;
    if (!turns.some(isPoisoned)) return super.commitTurns(turns, lease);
    this.refusals += 1;
    if (turns.length > 1) throw new Error('unsupported Unicode escape sequence');
    return [{ type: 'unstorable', problem: problem('turn_not_storable', 'No row can hold this.') }];
  }
}

function pickyRuntime() {
  const clock = new ManualClock();
  const store = new PickyStore(clock);
  return { ...aRuntime({ store, clock }), picky: store };
}

describe('a result that no row can hold', () => {
  it('parks its own step with the reason, and the others of its batch go on', async () => {
    const { start, settle, runOf, agents, store, picky } = pickyRuntime();
    agents.answer = async ({ text, scope }) => {
      const isBad = JSON.stringify(scope['input']).includes('bad');
      return ok(aProposal({ summary: isBad ? 'poison' : text }));
    };
    const orders = ['good-1', 'bad', 'good-2', 'good-3'];
    const runs = await Promise.all(orders.map((order) => start({ order })));
    await settle();
    const statuses = await Promise.all(runs.map(async ({ id }) => (await runOf(id))?.status));
    expect(statuses).toEqual(['waiting', 'parked', 'waiting', 'waiting']);
    expect((await store.incidents.list(WORKSPACE, {})).items).toMatchObject([
      { runId: runs[1]?.id, key: 'triage/1', problem: { code: 'result_not_storable' } },
    ]);
    expect(picky.refusals).toBeLessThanOrEqual(4);
  });

  it('is not offered for ever when it breaks whoever works with it', async () => {
    const { startPaying, settle, runOf, actions, errors, store } = aRuntime();
    const run = await startPaying();
    const nested = {
      toJSON: () => {
        throw new RangeError('Maximum call stack size exceeded');
      },
    };
    actions.answer = async () => ok(nested as unknown as Json); // safe: what an executor must not answer
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'parked' });
    expect((await store.incidents.list(WORKSPACE, {})).items).toMatchObject([
      { key: 'pay/1', problem: { code: 'result_not_storable' } },
    ]);
    expect(errors).toHaveLength(1);
  });
});

describe('a time whose turn no row can hold', () => {
  it('is put off, and does not keep the worker busy', async () => {
    const { start, settle, runOf, picky, clock, store } = pickyRuntime();
    const run = await start();
    await settle();
    picky.refusesEnds = true;
    clock.advance(4 * 3_600_000);
    await settle();
    expect(picky.refusals).toBeLessThanOrEqual(2);
    expect(await runOf(run.id)).toMatchObject({ status: 'waiting' });
    expect(await store.nextDueInMs()).toBe(60_000);
    picky.refusesEnds = false;
    clock.advance(60_000);
    await settle();
    expect(await runOf(run.id)).toMatchObject({ status: 'ended', outcome: 'refused' });
  });
});
