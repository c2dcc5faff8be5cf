import { isSameTrust, replayLedger } from '@countersign/autonomy';
import type { Verdict } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ADA, aRuntime, WORKSPACE } from '../testing/aRuntime.ts';
import { Mortal } from '../testing/Mortal.ts';
import { artefactOf, refundDocument } from '../testing/refundDocument.ts';

type Runtime = ReturnType<typeof aRuntime>;

const RIGHT: Verdict = { type: 'approve' };
const CORRECT: Verdict = { type: 'correct' };
const WRONG: Verdict = { type: 'incorrect' };
/** Two that earn a rung, three that pass and are checked, of which two lose it, and one that is held again. */
const VERDICTS = [RIGHT, RIGHT, CORRECT, WRONG, WRONG, RIGHT];

const policy = {
  ladder: [{ title: 'Sure', minConfidence: 0.8, sampleRate: 1 }],
  rule: { type: 'streak', length: 2 },
  breakers: { errors: { count: 2, window: 3 } },
};
const artefact = artefactOf(refundDocument({ configs: { check: { question: 'Pay?', policy } } }));

/** Sends the cases through one after the other and ratifies what is proposed; may be begun anew at any point. */
async function live({ client, store, start, settle }: Runtime): Promise<void> {
  for (const [index, verdict] of VERDICTS.entries()) {
    const { id } = await start({}, `case-${index}`);
    await settle();
    const [review] = await store.openReviewsOf([id]);
    if (review !== undefined) {
      const { id: reviewId, etag } = review;
      const decision = { reviewId, etag, verdict, actor: ADA, role: 'owner' } as const;
      expect(await client.decide(WORKSPACE, decision)).toMatchObject({ ok: true });
      await settle();
    }
    for (const { segment, agentVersion, widening } of store.trustsOf('c1')) {
      if (widening === null) continue;
      const { to } = widening;
      store.answerWidening({ id: 'c1', segment, agentVersion, to, answer: 'ratified', actor: ADA });
    }
  }
}

/** Lives through the cases; dies on the way and is followed by a process that does not. */
async function liveThrough(crashAt: number) {
  const mortal = new Mortal(crashAt);
  const first = aRuntime({ artefact, faults: mortal.faults });
  let isDone = false;
  const lived = live(first).then(() => {
    isDone = true;
  });
  await expect.poll(() => isDone || mortal.died, { interval: 1 }).toBe(true);
  if (isDone) await lived;
  else {
    const { store, clock } = first;
    clock.advance(60_000);
    await live(aRuntime({ artefact, store, clock, workerId: 'worker-2' }));
  }
  return { ...first, died: !isDone };
}

/** The lines of the ledger, with ids as they come for the first time and without times, which differ from life to life. */
function linesOf({ store }: Runtime): unknown {
  const names = new Map<string, string>();
  const nameOf = (id: string) => {
    if (!names.has(id)) names.set(id, `id-${names.size}`);
    return names.get(id)!;
  };
  const text = JSON.stringify(store.ledgerOf('c1').map(({ seq, entry }) => ({ seq, ...entry })));
  return JSON.parse(
    text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, nameOf).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then'),
  );
}

describe('a process that dies at any point while an agent earns autonomy (G2)', () => {
  it('counts every label once, and leaves the rung and the states that the ledger alone rebuilds', async () => {
    const calm = await liveThrough(Number.POSITIVE_INFINITY);
    const ended = { epoch: 2, rung: 0, bands: { 1: { n: 1, errors: 0 } } };
    const counts = {
      passed: 3,
      held: 3,
      sampled: 3,
      judgedHeld: 3,
      lossHeld: 0,
      judgedPassed: 3,
      lossPassed: 2,
    };
    expect(calm.store.trustsOf('c1')).toMatchObject([{ ...ended, counts }]);
    let deaths = 0;
    for (let crashAt = 1; ; crashAt += 1) {
      const lived = await liveThrough(crashAt);
      expect(linesOf(lived)).toEqual(linesOf(calm));
      expect(lived.store.trustsOf('c1')).toMatchObject([{ ...ended, counts }]);
      const replayed = replayLedger(lived.store.ledgerOf('c1'));
      expect(replayed.differences).toEqual([]);
      expect(isSameTrust(replayed.trusts[0]!, lived.store.trustsOf('c1')[0]!)).toBe(true);
      if (!lived.died) break;
      deaths += 1;
    }
    // Each case is started, proposed, judged and paid: three commits with two points each, and two answers from outside.
    expect(deaths).toBeGreaterThanOrEqual(VERDICTS.length * 8);
  }, 180_000);
});
