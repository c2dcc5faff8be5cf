import type { FlowDocument, RunEvent } from '@countersign/model';
import { memo } from 'react';
import { useLocale } from '../../strings/useT.ts';
import { formatClock, formatInstant } from '../../ui/formatTime.ts';
import { JsonView } from '../../ui/JsonView.tsx';
import { EventSummary } from './EventSummary.tsx';
import { EVENT_LOOK } from './eventLook.ts';
import { eventTitle } from './eventTitle.ts';
import classes from './Timeline.module.css';
import { VerdictSummary } from './VerdictSummary.tsx';

interface TimelineEventProps {
  readonly event: RunEvent;
  readonly title: string | undefined;
  /** The events of the run, for a verdict: what a person changed is told by what was there before. */
  readonly events: readonly RunEvent[];
  readonly document: FlowDocument | undefined;
  /** The last event before the point that is looked at. */
  readonly isCurrent: boolean;
  /** It had not happened yet at the point that is looked at. */
  readonly isAhead: boolean;
}

/** One event: what happened, at which step, when; its data unfolds on demand. Others that come leave it alone. */
export const TimelineEvent = memo(function TimelineEvent(props: TimelineEventProps) {
  const { event, title, events, document, isCurrent, isAhead } = props;
  const { t, language } = useLocale();
  const { Icon, color, isQuiet } = EVENT_LOOK[event.type];
  const hasData = typeof event.data === 'object' && event.data !== null && Object.keys(event.data).length > 0;
  return (
    <li
      className={classes['event']}
      data-quiet={isQuiet}
      data-event={event.type}
      data-ahead={isAhead || undefined}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <span
        className={classes['dot']}
        style={{
          color: `var(--mantine-color-${color}-light-color)`,
          background: `var(--mantine-color-${color}-light)`,
        }}
        aria-hidden
      >
        <Icon size={15} stroke={1.9} />
      </span>
      <div>
        <div className={classes['title']}>
          {eventTitle(event, t)}
          {title !== undefined && <span className={classes['step']}> · {title}</span>}
          {event.visit !== undefined && event.visit > 1 && (
            <span className={classes['step']}> · {t('runs.visit', { visit: event.visit })}</span>
          )}
        </div>
        <EventSummary event={event} />
        {event.type === 'verdict.taken' && (
          <VerdictSummary event={event} events={events} document={document} />
        )}
        {hasData && !isQuiet && (
          <details className={classes['raw']}>
            <summary>{t('runs.raw')}</summary>
            <JsonView value={event.data} />
          </details>
        )}
      </div>
      {/* A tooltip of its own for each of hundreds a second would be drawn three times. */}
      <time className={classes['time']} dateTime={event.at} title={formatInstant(event.at, language)}>
        {formatClock(event.at, language)}
      </time>
    </li>
  );
});
