import { CheckpointPolicy } from '@countersign/model';
import { expect, it } from 'vitest';
import { policyReferences } from './policyReferences.ts';

it('names what amount, floors and rungs read, each once, and nothing of what cannot be parsed', () => {
  const policy = CheckpointPolicy.parse({
    amount: 'proposal.payload.amount',
    floors: [{ title: 'Legal', when: "input.message.contains('lawyer')" }],
    ladder: [
      { title: 'Small', minConfidence: 0.9, when: 'proposal.payload.amount < input.limit' },
      { title: 'Broken', minConfidence: 0.8, when: 'input.(' },
    ],
  });
  expect(policyReferences(policy)).toEqual(['proposal.payload.amount', 'input.message', 'input.limit']);
  expect(policyReferences(CheckpointPolicy.parse({}))).toEqual([]);
});
