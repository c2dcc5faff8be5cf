import { z } from 'zod';
import type { RestClient } from '../../server/RestClient.ts';
import { BANK_FLOW } from './bankTriage.ts';

const Listed = <TItem>(item: z.ZodType<TItem>) => z.object({ items: z.array(item) });
const Widening = z.object({ n: z.number(), checkpoint: z.string() });
const Checkpoint = z.object({ id: z.string(), flow: z.string(), key: z.string() });
const Proof = z.object({ lines: z.number(), isEqual: z.boolean() });

/** The owner says yes to every widening that is proposed now. Answers how many there were. */
export async function ratifyAll(client: RestClient): Promise<number> {
  const { items } = await client.call(Listed(Widening), 'GET', '/widenings');
  for (const { checkpoint, n } of items) {
    await client.call(z.unknown(), 'POST', `/checkpoints/${checkpoint}/proposals/${n}/ratify`);
  }
  return items.length;
}

/** Whether the ledger of the gate alone leads to what is stored, and how many lines it has. */
export async function proveLedger(client: RestClient): Promise<z.infer<typeof Proof>> {
  const { items } = await client.call(Listed(Checkpoint), 'GET', '/checkpoints');
  const gate = items.find(({ flow, key }) => flow === BANK_FLOW && key === 'gate');
  if (gate === undefined) throw new Error('The gate has no checkpoint.');
  return client.call(Proof, 'GET', `/checkpoints/${gate.id}/proof`);
}
