import { Skeleton } from '@mantine/core';
import { useMay } from '../../api/session.ts';
import { useT } from '../../strings/useT.ts';
import { Moment } from '../../ui/Moment.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { CommentForm } from './CommentForm.tsx';
import classes from './Comments.module.css';
import { Section } from './Section.tsx';
import { type Comment, useComments } from './useComments.ts';

/** What people say to each other about the case; nobody can change it afterwards. */
export function Comments({ review }: { review: string }) {
  const t = useT();
  const mayWrite = useMay('decide');
  const commenting = useComments(review);
  const { data, error, isPending, refetch } = commenting.comments;
  return (
    <Section title={t('review.comments')}>
      {error && <ProblemAlert error={error} onRetry={() => refetch()} />}
      {isPending && <Skeleton h={36} />}
      {data !== undefined && data.length > 0 && (
        <ul className={classes['list']}>
          {data.map((comment) => (
            <li key={comment.id}>
              <CommentLine comment={comment} />
            </li>
          ))}
        </ul>
      )}
      {mayWrite ? (
        <CommentForm commenting={commenting} />
      ) : (
        data?.length === 0 && <span className={classes['by']}>{t('review.comments.none')}</span>
      )}
    </Section>
  );
}

function CommentLine({ comment: { author, text, mentions, writtenAt } }: { comment: Comment }) {
  const t = useT();
  return (
    <>
      <div className={classes['by']}>
        <span className={classes['author']}>
          <UntrustedText inline text={author} />
        </span>{' '}
        <Moment at={writtenAt} />
        {mentions.length > 0 && (
          <>
            {' · '}
            <UntrustedText
              inline
              text={t('review.comments.for', { names: mentions.map(({ name }) => name).join(', ') })}
            />
          </>
        )}
      </div>
      <UntrustedText text={text} />
    </>
  );
}
