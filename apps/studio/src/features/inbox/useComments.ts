import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';
import { type CommentDraft, keepCommentDraft, readCommentDraft } from './commentDraft.ts';
import { useReader } from './useReader.ts';

export type Comment = RouterOutput['reviews']['comments'][number];

/** What was said about a review, and what the reader is about to say. Hints of the workspace keep it current. */
export function useComments(review: string) {
  const trpc = useTrpc();
  const t = useT();
  const queries = useQueryClient();
  const { id: user } = useReader();
  const place = { user, review };
  const [draft, setDraft] = useState(() => readCommentDraft(place));
  const change = (changes: Partial<CommentDraft>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    keepCommentDraft(place, next);
  };
  const comments = useQuery(trpc.reviews.comments.queryOptions({ review }));
  const write = useMutation(
    trpc.reviews.comment.mutationOptions({
      onSuccess: () => change({ text: '', mentions: [] }),
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.reviews.comments.queryKey({ review }) }),
    }),
  );
  const { mentions } = draft;
  const text = draft.text.trim();
  return {
    ...{ comments, draft, change },
    isSending: write.isPending,
    canSend: text !== '' && !write.isPending,
    send: () => text !== '' && !write.isPending && write.mutate({ review, text, mentions }),
  };
}

export type Commenting = ReturnType<typeof useComments>;
