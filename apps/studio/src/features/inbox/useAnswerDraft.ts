import { useEffect, useState } from 'react';
import { type AnswerDraft, type Begun, draftKey, keepAnswerDraft, readAnswerDraft } from './answerDraft.ts';
import type { FullReview } from './fullReview.ts';
import { useReader } from './useReader.ts';

/** The reader's draft for a review. */
export interface Drafting {
  /** What was begun; of an earlier version of the case it is not gone on with. */
  readonly draft: AnswerDraft | null;
  readonly isOfEarlier: boolean;
  /** What a form of this kind begins with. */
  readonly begun: (type: Begun['type']) => Begun | null;
  /** Keeps what stands in the form of this kind; with null it is as empty as at first. */
  readonly keep: (type: Begun['type'], begun: Begun | null) => void;
  readonly discard: () => void;
}

/** The draft that this browser keeps, followed also when another tab changes it. */
export function useAnswerDraft({ id: review, etag }: Pick<FullReview, 'id' | 'etag'>): Drafting {
  const { id: user } = useReader();
  const [draft, setDraft] = useState(() => readAnswerDraft({ user, review }));
  useEffect(() => {
    const place = { user, review };
    setDraft(readAnswerDraft(place));
    const onStorage = ({ key }: StorageEvent) => {
      if (key === draftKey(place)) setDraft(readAnswerDraft(place));
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [user, review]);
  const put = (next: AnswerDraft | null) => {
    keepAnswerDraft({ user, review }, next);
    setDraft(next);
  };
  const isOfEarlier = draft !== null && draft.etag !== etag;
  return {
    draft,
    isOfEarlier,
    begun: (type) => (draft?.type === type && !isOfEarlier ? draft : null),
    keep: (type, begun) => {
      if (begun !== null) put({ ...begun, etag, at: new Date().toISOString() });
      else if (draft?.type === type) put(null);
    },
    discard: () => put(null),
  };
}
