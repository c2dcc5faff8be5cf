import type { FlowDocument, RunEvent } from '@countersign/model';
import { Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { EVENT_LOOK } from './eventLook.ts';
import classes from './Timeline.module.css';
import { TimelineEvent } from './TimelineEvent.tsx';

interface TimelineProps {
  readonly events: readonly RunEvent[];
  readonly document: FlowDocument | undefined;
  /** Only events of this step. */
  readonly step: string | null;
  readonly onStep: (step: string | null) => void;
  /** After how many events the run is looked at; null for as it is now. */
  readonly place: number | null;
}

const NO_EVENTS: readonly RunEvent[] = [];

/** What happened, newest below, with the quiet moves between steps on demand. */
export function Timeline({ events, document, step, onStep, place }: TimelineProps) {
  const t = useT();
  const [isFull, setFull] = useState(false);
  const titles = new Map(document?.nodes.map((node) => [node.id, node.title === '' ? node.id : node.title]));
  const shown = events.filter(
    (event) =>
      (step === null || event.node === step) && (isFull || step !== null || !EVENT_LOOK[event.type].isQuiet),
  );
  return (
    <section aria-label={t('runs.timeline')}>
      <div className={classes['head']}>
        <Title order={2}>{t('runs.timeline')}</Title>
        {step === null ? (
          <Switch
            size="xs"
            label={t('runs.everyMove')}
            checked={isFull}
            onChange={(event) => setFull(event.currentTarget.checked)}
          />
        ) : (
          <button type="button" className={classes['filter']} onClick={() => onStep(null)}>
            {t('runs.onlyStep', { title: titles.get(step) ?? step })} ×
          </button>
        )}
      </div>
      <ol className={classes['list']} data-events={events.length}>
        {shown.map((event) => (
          <TimelineEvent
            key={event.seq}
            event={event}
            events={event.type === 'verdict.taken' ? events : NO_EVENTS}
            isCurrent={place !== null && events[place - 1]?.seq === event.seq}
            isAhead={place !== null && event.seq > (events[place - 1]?.seq ?? 0)}
            document={document}
            title={event.node === undefined ? undefined : (titles.get(event.node) ?? event.node)}
          />
        ))}
      </ol>
      {shown.length === 0 && <Text c="dimmed">–</Text>}
    </section>
  );
}
