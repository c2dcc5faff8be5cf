import { ActionIcon, Anchor, Badge, Group, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useLocale } from '../../strings/useT.ts';
import { formatAmount } from '../../ui/formatNumber.ts';
import { humanise } from '../../ui/humanise.ts';
import { Moment } from '../../ui/Moment.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import type { FullReview } from './fullReview.ts';
import classes from './ReviewDesk.module.css';

const route = getRouteApi('/w/$workspace/inbox');

interface ReviewHeadProps {
  readonly review: FullReview;
  readonly place: { readonly index: number; readonly total: number };
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
  readonly onBack: () => void;
}

/** What is asked, about which case, and the ways to its neighbours. */
export function ReviewHead({ review, place, onPrevious, onNext, onBack }: ReviewHeadProps) {
  const { t } = useLocale();
  return (
    <header className={classes['head']}>
      <ActionIcon hiddenFrom="sm" onClick={onBack} aria-label={t('common.back')} size="lg">
        <IconArrowLeft size={20} />
      </ActionIcon>
      <div className={classes['headText']}>
        <Title order={2} size="h1">
          <UntrustedText inline text={review.content.question} />
        </Title>
        <Meta review={review} />
      </div>
      <Group gap={4} wrap="nowrap">
        {place.index >= 0 && (
          <span className={classes['meta']} style={{ marginTop: 0, whiteSpace: 'nowrap' }}>
            {t('review.position', { index: place.index + 1, total: place.total })}
          </span>
        )}
        <Neighbour
          label={t('review.previous')}
          shortcut="k"
          onClick={onPrevious}
          icon={<IconChevronUp size={18} />}
        />
        <Neighbour
          label={t('review.next')}
          shortcut="j"
          onClick={onNext}
          icon={<IconChevronDown size={18} />}
        />
      </Group>
    </header>
  );
}

interface NeighbourProps {
  readonly label: string;
  readonly shortcut: string;
  readonly onClick: (() => void) | undefined;
  readonly icon: React.ReactNode;
}

function Neighbour({ label, shortcut, onClick, icon }: NeighbourProps) {
  return (
    <Tooltip label={`${label} (${shortcut})`}>
      <ActionIcon
        variant="default"
        aria-label={label}
        aria-keyshortcuts={shortcut}
        disabled={onClick === undefined}
        onClick={() => onClick?.()}
      >
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function Meta({ review }: { review: FullReview }) {
  const { t, language } = useLocale();
  const { workspace } = route.useParams();
  return (
    <div className={classes['meta']}>
      {review.subject !== null && <UntrustedText inline text={review.subject} />}
      {review.caseType !== null && <UntrustedText inline text={humanise(review.caseType)} />}
      <span>{review.nodeTitle}</span>
      {review.amount !== null && (
        <span>
          {t('review.amount')} {formatAmount(review.amount, language)}
        </span>
      )}
      {review.visit > 1 && <span>{t('review.visit', { visit: review.visit })}</span>}
      <span>
        {t('inbox.opened')} <Moment at={review.openedAt} />
      </span>
      {review.dueAt !== null && (
        <span>
          {t('inbox.due')} <Moment at={review.dueAt} />
        </span>
      )}
      <Reminders review={review} />
      <Approvals review={review} />
      {review.stakes === 'high' && (
        <Badge size="sm" color="amber">
          {t('inbox.stakes.high')}
        </Badge>
      )}
      <Anchor component={Link} to={`/w/${workspace}/runs/${review.runId}`} size="xs">
        {t('review.openRun')}
      </Anchor>
    </div>
  );
}

/** How often the review was brought to mind, and when it is the next time. */
function Reminders({ review: { status, reminders = 0, nextReminderAt } }: { review: FullReview }) {
  const { t } = useLocale();
  if (status !== 'open') return null;
  return (
    <>
      {reminders > 0 && <span>{t('inbox.reminded', { count: reminders })}</span>}
      {typeof nextReminderAt === 'string' && (
        <span>
          {t('inbox.nextReminder')} <Moment at={nextReminderAt} />
        </span>
      )}
    </>
  );
}

/** How many people have approved where one is not enough; of two, the second one is waited for. */
function Approvals({ review: { status, content } }: { review: FullReview }) {
  const { t } = useLocale();
  const { approvals } = content;
  if (status !== 'open' || approvals === undefined) return null;
  const isSecond = approvals.needed === 2 && approvals.given === 1;
  return (
    <Badge size="sm" color="sky" data-approvals>
      {isSecond ? t('inbox.approvals.second') : t('inbox.approvals', approvals)}
    </Badge>
  );
}
