import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type AnswerDraft, begunOf, keepAnswerDraft, readAnswerDraft } from './answerDraft.ts';

/** As much of a browser's storage as is asked for here. */
function aStorage() {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const draft = (changes: Partial<AnswerDraft> = {}): AnswerDraft => ({
  ...{ type: 'reject', message: 'Please call first.', etag: 'e1', at: '2026-03-04T09:00:00.000Z' },
  ...changes,
});
const of = (user: string, review: string) => ({ user, review });

beforeEach(() => vi.stubGlobal('localStorage', aStorage()));

describe('a draft of an answer', () => {
  it('is kept for one person and one review, until it is forgotten', () => {
    keepAnswerDraft(of('ada', 'r1'), draft());
    expect(readAnswerDraft(of('ada', 'r1'))).toEqual(draft());
    expect(readAnswerDraft(of('bob', 'r1'))).toBeNull();
    expect(readAnswerDraft(of('ada', 'r2'))).toBeNull();
    keepAnswerDraft(of('ada', 'r1'), null);
    expect(readAnswerDraft(of('ada', 'r1'))).toBeNull();
  });

  it('is not read where something else stands', () => {
    for (const text of ['', '{', '[]', '{"type":"approve"}']) {
      localStorage.setItem('countersign.answer.ada.r1', text);
      expect(readAnswerDraft(of('ada', 'r1'))).toBeNull();
    }
  });

  it('goes a month later, and where there are more than a hundred the oldest go', () => {
    keepAnswerDraft(of('ada', 'old'), draft({ at: '2026-02-01T09:00:00.000Z' }));
    const at = (minute: number) =>
      new Date(Date.parse('2026-03-04T09:00:00Z') + minute * 60_000).toISOString();
    for (let index = 0; index < 102; index += 1) {
      keepAnswerDraft(of('ada', `r${index}`), draft({ at: at(index) }));
    }
    const left = ['old', 'r0', 'r1', 'r2', 'r101'].map(
      (review) => readAnswerDraft(of('ada', review)) !== null,
    );
    expect(left).toEqual([false, false, false, true, true]);
  });

  it('begins with what was written in a verdict, if anything was', () => {
    expect(begunOf({ type: 'approve' })).toBeNull();
    expect(begunOf({ type: 'escalate' })).toBeNull();
    expect(begunOf({ type: 'edit', edited: { amount: 5 } })).toEqual({ type: 'edit', edited: { amount: 5 } });
  });
});
