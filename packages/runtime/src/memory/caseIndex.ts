import type { WorkspaceId } from '@countersign/model';
import type { Probe } from '@countersign/review';
import type { CaseIndex, CaseIndexQueue, CaseScope, IndexedCase } from '../ports/caseIndex.ts';
import type { MemoryState } from './memoryState.ts';

/** Answered cases, held side by side: small stores are looked through from end to end. */
export function memoryCaseIndex(state: MemoryState): CaseIndex {
  const among = (workspaceId: WorkspaceId, { place, exceptRun }: Partial<CaseScope>) =>
    [...state.cases.values()].filter(
      (one) =>
        one.workspaceId === workspaceId &&
        (place == null || one.place === place) &&
        (exceptRun === undefined || one.runId !== exceptRun),
    );
  return {
    async frequencies(workspaceId, words, place) {
      const cases = among(workspaceId, { place });
      const countOf = (word: string) => cases.filter((one) => one.words.includes(word)).length;
      const of = words.map((word) => [word, countOf(word)] as const).filter(([, count]) => count > 0);
      return { cases: cases.length, of: new Map(of) };
    },
    async find(workspaceId, { probes, limit, ...scope }) {
      const hits = among(workspaceId, scope)
        .map((one) => ({ one, weight: weightOf(one, probes) }))
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight);
      return newestFirst(hits.slice(0, limit).map(({ one }) => one));
    },
    async fields(workspaceId, { before, limit, ...scope }) {
      const cases = among(workspaceId, scope).filter(
        ({ decidedAt }) => before === null || decidedAt < before,
      );
      return newestFirst(cases)
        .slice(0, limit)
        .map(({ fields }) => fields);
    },
  };
}

/** Follows the answered reviews themselves: nothing here is ever committed out of order. */
export function memoryCaseIndexQueue(state: MemoryState): CaseIndexQueue {
  return {
    async advance(limit, describe) {
      const behind = [...state.reviews.values()].filter(
        ({ review }) => review.status === 'decided' && !state.followed.has(review.id),
      );
      for (const { workspaceId, review } of behind.slice(0, limit)) {
        const described = describe(review);
        state.followed.add(review.id);
        if (described !== null) state.cases.set(review.id, { ...described, workspaceId });
      }
      return Math.min(behind.length, limit);
    },
  };
}

const weightOf = ({ words }: IndexedCase, probes: readonly Probe[]): number =>
  probes
    .filter((probe) => probe.words.every((word) => words.includes(word)))
    .reduce((sum, { weight }) => sum + weight, 0);

const newestFirst = <TCase extends IndexedCase>(cases: readonly TCase[]): readonly TCase[] =>
  cases.toReversed().sort((a, b) => b.decidedAt.localeCompare(a.decidedAt));
