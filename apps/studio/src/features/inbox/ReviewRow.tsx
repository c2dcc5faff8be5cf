import { AgentFlag } from '@countersign/model';
import { Badge, Checkbox } from '@mantine/core';
import { useLocale } from '../../strings/useT.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { formatRelative } from '../../ui/formatTime.ts';
import { humanise } from '../../ui/humanise.ts';
import { Moment } from '../../ui/Moment.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { useNow } from '../../ui/useNow.ts';
import classes from './ReviewList.module.css';
import type { ReviewItem } from './useReviewList.ts';

interface ReviewRowProps {
  readonly item: ReviewItem;
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** Whether the reader may answer: who may not has nothing to select for. */
  readonly maySelect: boolean;
  readonly onChoose: (id: string) => void;
  readonly onToggle: (id: string) => void;
}

/** One case of the list: what it is, what the agent recommends and how sure it is, what makes it special. */
export function ReviewRow({ item, isCurrent, isSelected, maySelect, onChoose, onToggle }: ReviewRowProps) {
  const { t, language } = useLocale();
  const subject = item.subject ?? item.question;
  const isOpen = item.status === 'open';
  const hasCheckbox = isOpen && maySelect;
  return (
    <>
      {hasCheckbox && (
        <Checkbox
          size="xs"
          className={classes['check'] ?? ''}
          checked={isSelected}
          onChange={() => onToggle(item.id)}
          aria-label={t('inbox.selectOne', { subject })}
          aria-keyshortcuts="x"
        />
      )}
      <div style={{ minWidth: 0, gridColumn: hasCheckbox ? 2 : '1 / -1' }}>
        <button
          type="button"
          className={classes['open']}
          aria-current={isCurrent || undefined}
          onClick={() => onChoose(item.id)}
        >
          <span className={classes['line']}>
            <span className={classes['subject']}>
              <UntrustedText inline text={subject} />
            </span>
            <span className={classes['meta']}>
              <Moment at={item.decidedAt ?? item.openedAt} />
            </span>
          </span>
          <span className={classes['line']}>
            <span className={classes['decision']}>
              {isOpen ? `${humanise(item.decision)} · ${item.nodeTitle}` : answerOf(item, t)}
            </span>
            <span className={classes['meta']}>{formatShare(item.confidence, language)}</span>
          </span>
        </button>
        <div className={classes['tags']}>
          <Tags item={item} />
        </div>
      </div>
    </>
  );
}

function answerOf(item: ReviewItem, t: ReturnType<typeof useLocale>['t']): string {
  if (!item.verdict) return t(`inbox.status.${item.status}`);
  const done = t(`verdict.done.${item.verdict.type}`);
  return item.decidedBy === null ? done : t('verdict.decidedBy', { verdict: done, who: item.decidedBy });
}

function Tags({ item }: { item: ReviewItem }) {
  const { t, language } = useLocale();
  const now = useNow();
  const isOpen = item.status === 'open';
  const isOverdue = isOpen && item.dueAt !== null && new Date(item.dueAt).getTime() < now;
  const { approvals, reminders = 0 } = item;
  return (
    <>
      {isOpen && item.dueAt !== null && (
        <Badge size="sm" color={isOverdue ? 'brick' : 'gray'} data-due>
          {isOverdue
            ? t('inbox.due.past')
            : t('inbox.due.when', { time: formatRelative(item.dueAt, now, language) })}
        </Badge>
      )}
      {isOpen && approvals !== undefined && (
        <Badge size="sm" color="sky" data-approvals>
          {t('inbox.approvals', approvals)}
        </Badge>
      )}
      {isOpen && reminders > 0 && (
        <Badge size="sm" color="amber">
          {t('inbox.reminded', { count: reminders })}
        </Badge>
      )}
      {item.stakes === 'high' && (
        <Badge size="sm" color="amber">
          {t('inbox.stakes.high')}
        </Badge>
      )}
      {item.kind !== 'gate' && (
        <Badge size="sm" color="sky">
          {t(`inbox.kind.${item.kind}`)}
        </Badge>
      )}
      {item.flags.map((flag) => {
        const known = AgentFlag.safeParse(flag);
        return (
          <Badge size="sm" color="plum" key={flag}>
            {known.success ? t(`flag.${known.data}`) : flag}
          </Badge>
        );
      })}
    </>
  );
}
