import type { ReviewFilter, Verdict } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import type { NewReview, TurnCause } from '../../ports/store.ts';
import { ADA, BOB } from '../aRuntime.ts';
import { aProposal } from '../scripted.ts';
import { aReview, aStart, aTurn, commitOne, mustCommit, newRunId } from './fixture.ts';
import type { Scene } from './scene.ts';

const DAY_MS = 86_400_000;

type Sketch = Partial<NewReview> & {
  readonly proposal?: Parameters<typeof aProposal>[0];
  readonly answer?: Verdict;
};

/** Reviews by their subjects: four wait, four were answered, each in its own way. */
const REVIEWS: Readonly<Record<string, Sketch>> = {
  'Broken parcel': { confidence: 0.2, amount: 10, stakes: 'high', dueInMs: 3 * DAY_MS, caseType: 'small' },
  'Lost parcel': { confidence: 0.9, amount: 900, stakes: 'low', dueInMs: -DAY_MS, caseType: 'large' },
  'Late letter': {
    ...{ confidence: 0.5, amount: null, dueInMs: null, kind: 'sample', caseType: null },
    proposal: { decision: 'refuse', flags: ['frustrated', 'ambiguous'] },
  },
  '100% Wool_Socks': {
    confidence: 0.7,
    amount: -5,
    dueInMs: DAY_MS / 2,
    flow: aReview({ id: newRunId() }).flow,
  },
  'Approved one': { confidence: 0.8, amount: 20, answer: { type: 'approve' } },
  'Edited one': { confidence: 0.6, amount: 30, answer: { type: 'edit', edited: {} } },
  'Rejected one': { confidence: 0.3, answer: { type: 'reject' }, proposal: { decision: 'refuse' } },
  'Escalated one': { confidence: 0.4, answer: { type: 'escalate' } },
};

/** Finding reviews by what they are: both stores understand every field of a filter in the same way. */
export function findingContract(scene: Scene): void {
  const openAll = async () => {
    for (const [subject, sketch] of Object.entries(REVIEWS)) await openOne(subject, sketch);
  };
  const openOne = async (subject: string, { proposal, answer, ...changes }: Sketch) => {
    const { store, workspaceId, flow } = scene.now();
    const id = newRunId();
    const plain = aReview({ id }, { subject, ...changes });
    const review = { ...plain, content: { ...plain.content, proposal: aProposal(proposal) } };
    const start = aStart({ id, flow, workspaceId, changes: { openedReviews: [review], status: 'waiting' } });
    const { run } = await mustCommit(store, start);
    if (answer === undefined) return;
    const actor = answer.type === 'reject' ? BOB : ADA;
    const cause: TurnCause = { type: 'verdict', reviewId: review.id, etag: 'e1', actor, verdict: answer };
    expect(await commitOne(store, aTurn(run, cause))).toMatchObject({ type: 'committed' });
  };
  const found = async (filter: ReviewFilter) => {
    const { items } = await scene.now().reviews.list(scene.now().workspaceId, filter);
    return items.map(({ subject }) => subject).sort();
  };

  describe('a filter of reviews', () => {
    it('means those that all its fields hold for', async () => {
      await openAll();
      const waiting = ['100% Wool_Socks', 'Broken parcel', 'Late letter', 'Lost parcel'];
      const answered = ['Approved one', 'Edited one', 'Escalated one', 'Rejected one'];
      const soon = new Date(Date.now() + DAY_MS).toISOString();
      const before = new Date(Date.now() - DAY_MS).toISOString();
      const rows: readonly (readonly [ReviewFilter, readonly string[]])[] = [
        [{}, [...waiting, ...answered].sort()],
        [{ status: 'open' }, waiting],
        [{ status: 'decided' }, answered],
        [{ kind: 'sample' }, ['Late letter']],
        [{ caseType: 'large' }, ['Lost parcel']],
        [{ caseType: '', status: 'open' }, ['Late letter']],
        [{ checkpoint: '00000000-0000-4000-8000-000000000000' }, []],
        [{ checkpoint: 'no id' }, []],
        [{ subject: 'PARCEL' }, ['Broken parcel', 'Lost parcel']],
        [{ subject: '%' }, ['100% Wool_Socks']],
        [{ subject: '_' }, ['100% Wool_Socks']],
        [{ decision: 'refuse' }, ['Late letter', 'Rejected one']],
        [{ flag: 'ambiguous' }, ['Late letter']],
        [{ flag: 'unsafe' }, []],
        [{ stakes: 'high' }, ['Broken parcel']],
        [{ status: 'open', minConfidence: 0.5, maxConfidence: 0.7 }, ['100% Wool_Socks', 'Late letter']],
        [{ status: 'open', minAmount: 10 }, ['Broken parcel', 'Lost parcel']],
        [{ status: 'open', maxAmount: 10 }, ['100% Wool_Socks', 'Broken parcel']],
        [{ openedAfter: soon }, []],
        [{ openedBefore: before }, []],
        [{ status: 'open', openedAfter: before, openedBefore: soon }, waiting],
        [{ olderThanHours: 1 }, []],
        [{ due: 'overdue' }, ['Lost parcel']],
        [{ due: 'within_day' }, ['100% Wool_Socks', 'Lost parcel']],
        [{ decidedBy: BOB.id }, ['Rejected one']],
        [{ verdict: 'edit' }, ['Edited one']],
        [{ overridden: true }, ['Edited one', 'Rejected one']],
        [{ overridden: false }, ['Approved one']],
        [{ decision: 'refuse', overridden: true }, ['Rejected one']],
      ];
      for (const [filter, subjects] of rows) {
        expect({ filter, found: await found(filter) }).toEqual({ filter, found: subjects });
        const { statistics } = scene.now().reviews;
        const { reviews } = (await statistics(scene.now().workspaceId, filter)).found;
        expect({ filter, counted: reviews }).toEqual({ filter, counted: subjects.length });
      }
      expect((await scene.now().reviews.list(scene.now().otherWorkspaceId, {})).items).toEqual([]);
    });

    it('sorts by priority: high stakes first, then what is due first', async () => {
      await openAll();
      const { items } = await scene.now().reviews.list(scene.now().workspaceId, { sort: 'priority' });
      expect(items.map(({ subject }) => subject)).toEqual([
        ...['Broken parcel', '100% Wool_Socks', 'Late letter', 'Lost parcel'],
      ]);
    });

    it('lists by when they were answered, the latest first, those that were', async () => {
      await openAll();
      const { items } = await scene.now().reviews.list(scene.now().workspaceId, { sort: 'decided' });
      const times = items.map(({ decidedAt }) => decidedAt ?? '');
      expect(items).toHaveLength(4);
      expect(times).toEqual(times.toSorted().toReversed());
    });

    it('tells how often the answers agreed with the agent, and where they did not', async () => {
      await openAll();
      const { reviews, workspaceId, otherWorkspaceId } = scene.now();
      const { found: all, answers } = await reviews.statistics(workspaceId, { status: 'open' });
      expect(all).toMatchObject({ reviews: 4, isAll: true });
      expect(all.groups.decision).toEqual([
        { value: 'refund', title: null, reviews: 3 },
        { value: 'refuse', title: null, reviews: 1 },
      ]);
      expect(new Set(all.groups.caseType.map(({ value, reviews: n }) => `${value} ${n}`))).toEqual(
        new Set(['small 2', 'large 1', 'null 1']),
      );
      expect(all.groups.checkpoint).toEqual([{ value: null, title: 'Check', reviews: 4 }]);
      expect(answers).toMatchObject({ looked: 4, isAll: true, agreed: 1, overridden: 2 });
      expect(answers.groups.decision).toEqual([
        { value: 'refund', title: null, answers: 2, overridden: 1 },
        { value: 'refuse', title: null, answers: 1, overridden: 1 },
      ]);
      expect(answers.medianSeconds).toBeGreaterThanOrEqual(0);
      const refused = (await reviews.statistics(workspaceId, { decision: 'refuse' })).answers;
      expect(refused).toMatchObject({ agreed: 0, overridden: 1 });
      const nobody = (await reviews.statistics(otherWorkspaceId, {})).answers;
      expect(nobody).toMatchObject({ looked: 0, agreed: 0, overridden: 0, medianSeconds: null });
    });
  });
}
