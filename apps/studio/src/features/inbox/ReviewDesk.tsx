import { Alert, Skeleton, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { answerability } from './answerability.ts';
import { DraftNote } from './DraftNote.tsx';
import type { FullReview } from './fullReview.ts';
import { lostRaceText } from './lostRace.ts';
import { PendingNote } from './PendingNote.tsx';
import { ReviewBody } from './ReviewBody.tsx';
import classes from './ReviewDesk.module.css';
import { ReviewHead } from './ReviewHead.tsx';
import { useAnswer } from './useAnswer.ts';
import { useAnswerDraft } from './useAnswerDraft.ts';
import { useReader } from './useReader.ts';
import { VerdictBar } from './VerdictBar.tsx';
import { VerdictPanel } from './VerdictPanel.tsx';
import type { Mode } from './verdictMode.ts';

interface ReviewDeskProps {
  readonly id: string;
  /** Position in the list, from 0; -1 when it is not in it. */
  readonly place: { readonly index: number; readonly total: number };
  /** The review that follows; it is loaded ahead, so that it is there at once. */
  readonly prefetch: string | undefined;
  readonly onAnswered: () => void;
  readonly onUndo: () => void;
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onBack: () => void;
}

/** One review to read and to answer. */
export function ReviewDesk(props: ReviewDeskProps) {
  const { id, place, prefetch, onAnswered, onUndo, onPrevious, onNext, onBack } = props;
  const trpc = useTrpc();
  const queries = useQueryClient();
  const review = useQuery(trpc.reviews.get.queryOptions({ review: id }));
  useEffect(() => {
    if (prefetch === undefined) return;
    const of = { review: prefetch };
    void queries.prefetchQuery(trpc.reviews.get.queryOptions(of));
    void queries.prefetchQuery(trpc.reviews.unusual.queryOptions(of));
    void queries.prefetchQuery(trpc.reviews.precedents.queryOptions(of));
  }, [prefetch, queries, trpc]);
  if (review.error) return <ProblemAlert error={review.error} onRetry={() => review.refetch()} />;
  if (!review.data) {
    return (
      <Stack p="xl" gap="md">
        <Skeleton h={28} w="60%" />
        <Skeleton h={120} />
        <Skeleton h={220} />
      </Stack>
    );
  }
  return (
    <div className={classes['desk']}>
      <ReviewHead
        review={review.data}
        place={place}
        onPrevious={onPrevious}
        onNext={onNext}
        onBack={onBack}
      />
      <Answering review={review.data} onAnswered={onAnswered} onUndo={onUndo} />
    </div>
  );
}

interface AnsweringProps {
  readonly review: FullReview;
  readonly onAnswered: () => void;
  readonly onUndo: () => void;
}

function Answering({ review, onAnswered, onUndo }: AnsweringProps) {
  const locale = useLocale();
  const reader = useReader();
  const [mode, setMode] = useState<Mode>('reading');
  const answer = useAnswer(review, onAnswered);
  const drafting = useAnswerDraft(review);
  const may = answerability(review, reader);
  const { options } = review.content;
  const form = { review, drafting, onSend: answer, onClose: () => setMode('reading') };
  const isWaiting = review.status === 'open' && review.pending == null;
  return (
    <>
      <section
        className={classes['scroll']}
        data-review-page={review.id}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={review.nodeTitle}
      >
        {review.status !== 'open' && (
          <Alert color="sky" icon={<IconUsers size={18} />} mb="md" role="status">
            {lostRaceText(review, locale)}
            <VerdictWords review={review} />
          </Alert>
        )}
        {review.status === 'open' && review.pending != null && (
          <PendingNote pending={review.pending} reader={reader.id} onUndo={onUndo} />
        )}
        {isWaiting && mode === 'reading' && may === 'yes' && (
          <DraftNote drafting={drafting} onContinue={setMode} />
        )}
        <ReviewBody review={review} editor={mode === 'edit' && <VerdictPanel mode="edit" {...form} />} />
      </section>
      {isWaiting && mode !== 'edit' && (
        <footer className={classes['foot']}>
          {mode === 'reading' ? (
            <VerdictBar
              verdicts={options.map((option) => option.verdict)}
              may={may}
              onMode={setMode}
              onSend={answer}
            />
          ) : (
            <VerdictPanel mode={mode} {...form} />
          )}
        </footer>
      )}
    </>
  );
}

/** The reason and the words that came with the answer. */
function VerdictWords({ review }: { review: FullReview }) {
  const { reasonCode, message } = review.verdict ?? {};
  const reason = review.content.reasonCodes.find(({ code }) => code === reasonCode)?.title ?? reasonCode;
  const words = [reason, message].filter((part) => part !== undefined);
  return words.map((part) => <UntrustedText key={part} text={part} />);
}
