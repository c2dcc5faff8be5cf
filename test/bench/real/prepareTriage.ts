import { type FlowDocument, parseFlow } from '@countersign/model';
import { z } from 'zod';
import { readSample } from '../../examples/readSample.ts';
import type { RestClient } from '../../server/RestClient.ts';
import type { LabelledMessage } from '../data/readBanking77.ts';

export const TRIAGE_FLOW = 'support-triage-banking';
const MODEL = 'banking77';
const CASES_AT_ONCE = 500;

const Trained = z.object({ metrics: z.object({ accuracy: z.number() }) });

/**
 * Teaches the learning agent and publishes the support-triage sample with that model and a
 * gate that lets a proposal pass from `threshold` on. Answers how long training took and what it foretells.
 */
export async function prepareTriage(
  client: RestClient,
  training: readonly LabelledMessage[],
  threshold: number,
): Promise<{ seconds: number; accuracy: number }> {
  for (let from = 0; from < training.length; from += CASES_AT_ONCE) {
    const cases = training.slice(from, from + CASES_AT_ONCE);
    await client.call(z.unknown(), 'POST', `/learning/${MODEL}/cases`, { cases });
  }
  const startedAt = performance.now();
  const trained = await client.call(Trained, 'POST', `/learning/${MODEL}/train`);
  const seconds = (performance.now() - startedAt) / 1_000;
  await client.call(z.unknown(), 'PUT', `/flows/${TRIAGE_FLOW}`, bankingTriage(threshold));
  await client.call(z.unknown(), 'POST', `/flows/${TRIAGE_FLOW}/publish`);
  return { seconds, accuracy: trained.metrics.accuracy };
}

/** The sample as it is, but for what depends on the messages: the model, its labels and the width of the first rung. */
function bankingTriage(threshold: number): FlowDocument {
  const parsed = parseFlow(readSample('support-triage').flow);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  const nodes = parsed.value.nodes.map((node) => {
    if (node.kind === 'agent' && node.config.provider.type === 'learning') {
      const payload = { type: 'object', required: ['label'], properties: { label: { type: 'string' } } };
      const provider = { ...node.config.provider, model: MODEL };
      return { ...node, config: { ...node.config, provider, payload } };
    }
    if (node.kind === 'gate' && node.config.policy.startRung === 1) {
      const ladder = [{ title: 'Clear messages', minConfidence: threshold, sampleRate: 0.1 }];
      return { ...node, config: { ...node.config, policy: { ...node.config.policy, ladder } } };
    }
    return node;
  });
  return { ...parsed.value, name: 'Support triage of a bank', nodes };
}
