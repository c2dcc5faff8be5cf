import type { Run } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { aRuntime } from '../testing/aRuntime.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

/** Nothing stops a case: two effects and the run is over. */
const artefact = artefactOf(
  refundDocument({
    configs: {
      check: {
        question: 'Pay?',
        policy: { ladder: [{ title: 'All', minConfidence: 0, sampleRate: 0 }], startRung: 1 },
      },
      pay: { mode: 'once' },
    },
  }),
);

describe('a rolling restart', () => {
  it.each([1, 2, 3, 4])(
    'of %i workers gives claims back at once, and no turn is lost or doubled',
    async (count) => {
      const serving = aRuntime({ artefact });
      const { store, clock } = serving;
      let births = 0;
      const delivered: string[] = [];
      const begin = async () => {
        births += 1;
        const worker = aRuntime({
          artefact,
          store,
          clock,
          workerId: `w${births}`,
          concurrency: 4,
          graceMs: 1,
        });
        const slowly = async () => {
          for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        };
        const answer = worker.agents.answer;
        worker.agents.answer = async (request, signal) => {
          await slowly();
          return answer(request, signal);
        };
        worker.actions.answer = async ({ idempotencyKey }) => {
          delivered.push(idempotencyKey);
          await slowly();
          return { ok: true, value: { status: 200 } };
        };
        await worker.worker.start();
        return worker;
      };
      const runs: Run[] = [];
      for (let index = 0; index < 60; index += 1) runs.push(await serving.start({ order: `N-${index}` }));
      let workers = await Promise.all(Array.from({ length: count }, begin));
      const finished = async () => {
        clock.advance(10);
        const stored = await store.loadRuns(runs.map(({ id }) => id));
        return stored.filter(({ status }) => status === 'ended' || status === 'parked').length;
      };
      for (let restart = 0; restart < 2 * count; restart += 1) {
        await expect
          .poll(finished, { interval: 1, timeout: 20_000 })
          .toBeGreaterThanOrEqual(Math.min(50, restart * 4));
        const [oldest, ...others] = workers;
        const stopped = oldest?.worker.stop();
        await expect
          .poll(
            async () => {
              clock.advance(1);
              return (await Promise.race([stopped, 'waiting'])) === undefined;
            },
            { interval: 1 },
          )
          .toBe(true);
        workers = [...others, await begin()];
      }
      await expect.poll(finished, { interval: 1, timeout: 20_000 }).toBe(60);
      for (const { worker } of workers) {
        const stopped = worker.stop();
        clock.advance(1_000);
        await stopped;
      }
      expect(new Set(delivered).size).toBe(delivered.length);
      for (const { id } of runs) {
        const types = (await serving.eventsOf(id)).map(({ type }) => type);
        expect(types.filter((type) => type === 'agent.proposed')).toHaveLength(1);
        expect(types.filter((type) => type === 'run.ended').length).toBeLessThanOrEqual(1);
      }
      expect(births).toBe(3 * count);
    },
  );
});
