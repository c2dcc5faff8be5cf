import type { FlowDocument, Run, Verdict } from '@countersign/model';
import { ADA, aRuntime, WORKSPACE } from './aRuntime.ts';
import { artefactOf, refundDocument } from './refundDocument.ts';

/** More cases than any of these tests needs, so that what never comes about fails instead of hanging. */
export const MANY = 500;

export const LADDER = [
  { title: 'Small', minConfidence: 0.8, maxAmount: 50, sampleRate: 1 },
  { title: 'Large', minConfidence: 0.8, maxAmount: 500, sampleRate: 1 },
];

/** The refund flow with a gate that can earn; answers come from `judge`, as soon as they are asked for. */
export function anEarningRuntime(
  policy: object = {},
  configs: object = {},
  change = (document: FlowDocument): FlowDocument => document,
) {
  const earning = { amount: 'proposal.payload.amount', ladder: LADDER, tolerance: 0.2, ...policy };
  const question = 'Refund {{ proposal.payload.amount }}?';
  const artefact = artefactOf(
    change(
      refundDocument({ configs: { check: { question, policy: earning, expiresAfter: '30d' }, ...configs } }),
    ),
  );
  const world = aRuntime({ artefact });
  const judge = async (run: Run, verdict: Verdict, actor = ADA) => {
    const { id: reviewId, etag } = await world.reviewOf(run.id);
    const decided = await world.client.decide(WORKSPACE, { reviewId, etag, verdict, actor, role: 'owner' });
    if (!decided.ok) throw new Error(decided.problem.message);
    await world.settle();
  };
  const begin = async (): Promise<Run> => {
    const run = await world.start();
    await world.settle();
    return run;
  };
  const trust = () => world.store.trustsOf('c1')[0];
  const lines = () => world.store.ledgerOf('c1').map(({ entry }) => entry);
  const ratify = (actor = ADA) => {
    const { segment, agentVersion, widening } = trust()!;
    const to = widening?.to ?? 0;
    return world.store.answerWidening({ id: 'c1', segment, agentVersion, to, answer: 'ratified', actor });
  };
  const eventTypes = async (run: Run) => (await world.eventsOf(run.id)).map(({ type }) => type);
  /** Approves cases until a widening is proposed, and ratifies it. */
  const earn = async () => {
    for (let n = 0; n < MANY && trust()?.widening == null; n += 1) {
      await judge(await begin(), { type: 'approve' });
    }
    const ratified = ratify();
    if (!ratified.ok) throw new Error(ratified.problem.message);
  };
  return { ...world, judge, begin, trust, lines, ratify, earn, eventTypes };
}
