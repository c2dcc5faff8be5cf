import { z } from 'zod';
import type { RestClient } from '../../server/RestClient.ts';
import { BANK_MODEL } from './bankTriage.ts';

const Version = z.object({
  version: z.number(),
  status: z.string(),
  metrics: z.object({ examples: z.number(), accuracy: z.number() }),
});
export type TrainedVersion = z.infer<typeof Version>;

/** `every` candidate is adopted, or only one that has learned from twice as many cases as the version in use. */
export type Adoption = 'every' | 'doubled';

/** Trains on everything that verdicts have taught, and answers the new version: in use, or a candidate still. */
export async function teachAgent(
  client: RestClient,
  live: TrainedVersion | null,
  adoption: Adoption,
): Promise<TrainedVersion> {
  const path = `/learning/${BANK_MODEL}`;
  const trained = await client.call(Version, 'POST', `${path}/train`);
  const isWorthIt =
    adoption === 'every' || live === null || trained.metrics.examples >= 2 * live.metrics.examples;
  if (trained.status !== 'candidate' || !isWorthIt) return trained;
  return client.call(Version, 'POST', `${path}/versions/${trained.version}/adopt`);
}
