import type { RestClient } from '../../server/RestClient.ts';
import { eachAtOnce } from '../data/eachAtOnce.ts';
import type { LabelledMessage } from '../data/readBanking77.ts';
import { TRIAGE_FLOW } from './prepareTriage.ts';

const AT_ONCE = 16;

/** Sends every message as a case of its own, keyed by its id. Answers the run of each message. */
export async function startRuns(
  client: RestClient,
  cases: readonly LabelledMessage[],
): Promise<ReadonlyMap<string, LabelledMessage>> {
  const runs = await eachAtOnce(cases, AT_ONCE, async (message) => {
    const input = { ticket: message.id, customer: 'A customer of the bank', text: message.text };
    const run = await client.start(TRIAGE_FLOW, input, message.id);
    return [run.id, message] as const;
  });
  return new Map(runs);
}
