import type { CheckpointPolicy } from '@countersign/model';
import { seedPastCases } from '@countersign/postgres/testing';
import type { Sql } from 'postgres';
import { z } from 'zod';
import { earningFlow, judgeAll, sendCases } from '../../e2e/earningFlow.ts';
import type { RestClient } from '../../server/RestClient.ts';
import { seededRandom } from '../autonomy/seededRandom.ts';

const Checkpoints = z.object({ items: z.array(z.object({ id: z.string(), flow: z.string() })) });

/** A policy that asks about everything a policy can: amounts, floors, conditions, three rungs. */
const POLICY: Partial<z.input<typeof CheckpointPolicy>> = {
  ladder: [
    {
      title: 'Sure refunds',
      minConfidence: 0.95,
      maxAmount: 100,
      when: "input.kind == 'damaged'",
      sampleRate: 0.25,
    },
    {
      title: 'Everyday refunds',
      minConfidence: 0.85,
      maxAmount: 250,
      when: "input.kind in ['damaged', 'late']",
    },
    { title: 'Most refunds', minConfidence: 0.7, maxAmount: 600 },
  ],
  amount: 'proposal.payload.amount',
  maxAmount: 800,
  floors: [{ title: 'Orders of resellers', when: "input.order.startsWith('HV-9')" }],
};

/** A flow whose checkpoint has so many judged cases behind it. Answers the checkpoint. */
export async function longPast(
  { client, sql, publish }: { client: RestClient; sql: Sql; publish: (flow: object) => Promise<string> },
  count: number,
): Promise<string> {
  const document = earningFlow('Refunds of home goods');
  const gate = document.nodes.find(({ kind }) => kind === 'gate');
  if (gate !== undefined) Object.assign(gate.config, { policy: POLICY });
  const flow = await publish(document);
  await sendCases(client, flow, [{ sureness: 'sure', amount: 40, kind: 'damaged' }]);
  await judgeAll(client, flow, 150);
  const { items } = await client.call(Checkpoints, 'GET', '/checkpoints');
  const checkpointId = items.find((each) => each.flow === flow)?.id ?? '';
  const random = seededRandom(7);
  await seedPastCases(sql, {
    checkpointId,
    count: count - 1,
    caseOf({ input: _, proposal, ...content }, index) {
      const [confidence, amount] = [Math.round(random() * 1_000) / 1_000, Math.round(random() * 1_000)];
      const kind = random() < 0.6 ? 'damaged' : 'late';
      const input = { order: `HV-${10_000 + (index % 90_000)}`, amount, sureness: 'sure', kind };
      const varied = { ...proposal, confidence, payload: { ...proposal.payload, amount } };
      return {
        content: { ...content, input, proposal: varied },
        segment: kind,
        isRight: random() > 0.3 * (1 - confidence),
      };
    },
  });
  return checkpointId;
}
