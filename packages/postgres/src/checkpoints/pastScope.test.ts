import type { ReviewContent } from '@countersign/model';
import { expect, it } from 'vitest';
import { pastScope } from './pastScope.ts';

const proposal = { decision: 'refund', payload: { amount: 5 }, confidence: 0.9 };
const content = {
  ...{ input: { id: 7 }, proposal, agent: 'assess', steps: { read: { ok: true } } },
  times: { now: '2026-03-01T10:00:00.000Z', startedAt: '2026-03-01T09:00:00.000Z' },
} as unknown as ReviewContent; // safe: the rest is not read
const kept = {
  ...{ content, runId: 'r1' },
  ...{ openedAt: new Date('2026-03-02T10:00:00Z'), startedAt: new Date('2026-03-01T09:00:01Z') },
};

it('gives back what the gate saw: the run, the time of the decision, and the judged step beside the others', () => {
  expect(pastScope(kept, undefined)).toEqual({
    ...{ input: { id: 7 }, proposal, now: '2026-03-01T10:00:00.000Z' },
    steps: { read: { ok: true }, assess: proposal },
    run: { id: 'r1', startedAt: '2026-03-01T09:00:00.000Z' },
  });
  expect(pastScope(kept, ['run.id', 'steps.assess.decision', 'now'])).toEqual({
    ...{ run: { id: 'r1' }, steps: { assess: { decision: 'refund' } }, now: '2026-03-01T10:00:00.000Z' },
  });
});

it('shows the payload of the agent where a reviewer had changed it for a second one', () => {
  const changed = { ...content, proposed: { amount: 50 } };
  expect(pastScope({ ...kept, content: changed }, ['steps.assess.payload', 'proposal.payload'])).toEqual({
    steps: { assess: { payload: { amount: 50 } } },
    proposal: { payload: { amount: 50 } },
  });
});

it('takes the times of the rows where an earlier release kept none', () => {
  const { times: _, ...older } = content;
  expect(pastScope({ ...kept, content: older }, ['now', 'run.startedAt'])).toEqual({
    now: '2026-03-02T10:00:00.000Z',
    run: { startedAt: '2026-03-01T09:00:01.000Z' },
  });
});
