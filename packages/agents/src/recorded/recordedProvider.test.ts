import type { Json } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { createAgents } from '../createAgents.ts';
import { aRequest } from '../testing/aRequest.ts';
import { noDependencies } from '../testing/noDependencies.ts';

const RECORDED = {
  decision: 'buy',
  payload: { vendor: 'Nord' },
  summary: 'Buy from Nord',
  confidence: 0.8,
  reasoning: ['Cheapest offer.'],
  evidence: [],
  flags: [],
  usage: { model: 'some-model', tokens: 12, cost: 0.001, ms: 900 },
  agentVersion: 'first',
};

function propose(key: string, stored: Readonly<Record<string, Json>>) {
  const recordings = {
    find: (workspaceId: string, recording: string, name: string) =>
      Promise.resolve(stored[`${workspaceId}/${recording}/${name}`] ?? null),
  };
  return createAgents({ ...noDependencies, recordings }).propose(
    aRequest({ type: 'recorded', recording: 'vendors', key: 'input.id' }, { text: key }),
    new AbortController().signal,
  );
}

describe('the recorded provider', () => {
  it('replays the proposal of the key and says that it is recorded', async () => {
    const result = await propose('PO-1', { 'demo/vendors/PO-1': RECORDED });
    expect(result).toMatchObject({
      ok: true,
      value: {
        decision: 'buy',
        payload: { vendor: 'Nord' },
        reasoning: ['Cheapest offer.', 'Recorded earlier, replayed from "vendors".'],
        usage: { model: 'some-model', recorded: true },
      },
    });
  });

  it('is another agent when another one was recorded', async () => {
    const first = await propose('PO-1', { 'demo/vendors/PO-1': RECORDED });
    const second = await propose('PO-1', { 'demo/vendors/PO-1': { ...RECORDED, agentVersion: 'second' } });
    expect(first.ok && second.ok && first.value.agentVersion !== second.value.agentVersion).toBe(true);
  });

  it('fails for a key that was not recorded and for a row that is no proposal', async () => {
    expect(await propose('PO-2', { 'demo/vendors/PO-1': RECORDED })).toMatchObject({
      ok: false,
      problem: { code: 'recording_missing', retryable: false, data: { key: 'PO-2' } },
    });
    expect(await propose('PO-1', { 'demo/vendors/PO-1': { decision: 'buy' } })).toMatchObject({
      ok: false,
      problem: { code: 'recording_unreadable', retryable: false },
    });
  });
});
