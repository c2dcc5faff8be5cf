import { randomUUID } from 'node:crypto';
import { CheckpointPolicy } from '@countersign/model';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ports } from '../createPorts.ts';
import { aTrustScene, type Case, EARNER } from '../testing/aTrustScene.ts';
import { ANN, LEASE, WORKSPACE } from '../testing/aTurn.ts';
import type { TestPorts } from '../testing/openTestPorts.ts';
import { openTwoProcesses, type TwoProcesses } from '../testing/openTwoProcesses.ts';

// Two processes on one database: what each does is random, and what comes of it has to be one history.

let both: TwoProcesses;
let opened: TestPorts;
let processes: readonly Ports[];
beforeAll(async () => {
  both = await openTwoProcesses();
  ({ opened, processes } = both);
});
afterAll(() => both[Symbol.asyncDispose]());

const step = fc.record({
  what: fc.constantFrom('decide', 'decide', 'judge', 'judge', 'judge', 'narrow', 'policy', 'ratify', 'sweep'),
  pick: fc.nat({ max: 1_000 }),
  loss: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, null),
  version: fc.constantFrom('v1', 'v1', 'v2'),
});

describe('two processes', () => {
  it('keep one gap-free history of a checkpoint that rebuilds their states bit for bit, and count every label once (G4, G11)', async () => {
    let judged = 0;
    let ratified = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 90 }), async (steps) => {
        const scene = aTrustScene(opened);
        const policy = { rule: { type: 'streak', length: 3 }, ratifiedBy: 'owner', tolerance: 0.2 };
        const checkpoint = await scene.aCheckpoint(policy);
        const open: Case[] = [];
        const perform = async ({ what, pick, loss, version }: (typeof steps)[number], ports: Ports) => {
          const { id } = checkpoint;
          const earner = { ...EARNER, agentVersion: version };
          if (what === 'decide')
            open.push(await scene.decide(checkpoint, { earner, band: 1 + (pick % 2) }, ports));
          const one = what === 'judge' ? open.splice(pick % Math.max(1, open.length), 1)[0] : undefined;
          if (one !== undefined) {
            // The same verdict twice at once: the run tells them apart.
            const turn = scene.judging(checkpoint, one, loss);
            const outcomes = await Promise.all(
              processes.map(({ store }) => store.commitTurns([{ ...turn, id: randomUUID() }], LEASE)),
            );
            expect(outcomes.map(([outcome]) => outcome?.type).sort()).toEqual(['committed', 'moved']);
            judged += 1;
          }
          if (what === 'narrow' && pick % 4 === 0)
            await ports.checkpoints.narrow(WORKSPACE, { id, rung: 0, actor: ANN });
          if (what === 'policy' && pick % 4 === 0) {
            const now = (await ports.checkpoints.get(WORKSPACE, id))!;
            const changed = CheckpointPolicy.parse({ ...now.policy, tolerance: 0.1 + (pick % 3) / 10 });
            const change = { id, policy: changed, policyVersion: now.policyVersion, actor: ANN };
            await ports.checkpoints.setPolicy(WORKSPACE, change);
          }
          if (what === 'ratify') {
            for (const widening of await ports.checkpoints.widenings(WORKSPACE)) {
              if (widening.checkpointId !== id) continue;
              const answer = { ...widening, id, answer: 'ratified' as const, actor: ANN };
              const answered = await ports.checkpoints.answerWidening(WORKSPACE, answer);
              if (answered.ok) ratified += 1;
            }
          }
          if (what === 'sweep') await ports.store.sweepOverdue(10);
        };
        // Something has been earned when it begins, so that there is something to ratify, whatever chance brings.
        for (const what of ['decide', 'judge', 'decide', 'judge', 'decide', 'judge'] as const) {
          await perform({ what, pick: 0, loss: 0, version: 'v1' }, opened.ports);
        }
        const halves = processes.map((ports, at) => ({
          ports,
          mine: steps.filter((_, index) => index % 2 === at),
        }));
        await Promise.all(
          halves.flatMap(({ ports, mine }) =>
            [0, 1].map(async (lane) => {
              for (const one of mine.filter((_, index) => index % 2 === lane)) await perform(one, ports);
            }),
          ),
        );
        await scene.expectProven(checkpoint);
        const lines = await opened.ports.checkpoints.ledger(WORKSPACE, checkpoint.id, 0, 10_000);
        expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, index) => index + 1));
        const keys = lines.flatMap(({ entry }) => (entry.type === 'verdict' ? [entry.runId] : []));
        expect(new Set(keys).size).toBe(keys.length);
        expect(await scene.evidenceRows(checkpoint)).toBeGreaterThanOrEqual(open.length);
      }),
      // What two processes do at once cannot be had again, so that looking for a smaller case finds none.
      { numRuns: 8, seed: 1, endOnFailure: true },
    );
    expect(judged).toBeGreaterThan(50);
    expect(ratified).toBeGreaterThan(0);
    const { sql } = opened.test;
    const [deadlocks] = await sql<{ n: number }[]>`
      select deadlocks::integer as n from pg_stat_database where datname = current_database()`;
    expect(deadlocks?.n).toBe(0);
    expect((await opened.ports.audit.verify(WORKSPACE)).findings).toEqual([]);
  }, 180_000);
});
