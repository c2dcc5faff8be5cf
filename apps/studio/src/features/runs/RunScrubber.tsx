import type { FlowDocument, RunEvent } from '@countersign/model';
import { ActionIcon, Button, Group, Slider, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlayerSkipForward } from '@tabler/icons-react';
import { useLocale } from '../../strings/useT.ts';
import { formatClock } from '../../ui/formatTime.ts';
import { eventTitle } from './eventTitle.ts';

interface RunScrubberProps {
  readonly events: readonly RunEvent[];
  readonly document: FlowDocument | undefined;
  /** After how many events the run is shown; null for as it is now. */
  readonly place: number | null;
  readonly onPlace: (place: number | null) => void;
}

/** Moves through what happened in a run, event by event; the canvas follows. Arrow keys move when it has the focus. */
export function RunScrubber({ events, document, place, onPlace }: RunScrubberProps) {
  const { t } = useLocale();
  const count = events.length;
  const at = Math.min(place ?? count, count);
  const say = useEventWords(events, document);
  const go = (next: number) => onPlace(next >= count ? null : Math.max(next, 0));
  if (count === 0) return null;
  return (
    <Group gap="xs" wrap="nowrap" mt="xs" data-place={at}>
      <ActionIcon size="md" aria-label={t('runs.scrub.back')} disabled={at === 0} onClick={() => go(at - 1)}>
        <IconChevronLeft size={17} />
      </ActionIcon>
      <Slider
        flex={1}
        min={0}
        max={count}
        value={at}
        onChange={go}
        label={say}
        thumbLabel={t('runs.scrub')}
        thumbProps={{ 'aria-valuetext': say(at) }}
      />
      <ActionIcon
        size="md"
        aria-label={t('runs.scrub.forward')}
        disabled={at === count}
        onClick={() => go(at + 1)}
      >
        <IconChevronRight size={17} />
      </ActionIcon>
      <Text size="xs" c="dimmed" maw={300} truncate role="status">
        {say(at)}
      </Text>
      {place !== null && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlayerSkipForward size={14} />}
          title={t('runs.scrub.past')}
          onClick={() => onPlace(null)}
        >
          {t('runs.scrub.now')}
        </Button>
      )}
    </Group>
  );
}

/** What happened last at a place, with its step and time. */
function useEventWords(events: readonly RunEvent[], document: FlowDocument | undefined) {
  const { t, language } = useLocale();
  return (place: number): string => {
    const event = events[place - 1];
    if (event === undefined) return t('runs.scrub.begin');
    const step = document?.nodes.find(({ id }) => id === event.node)?.title ?? event.node;
    const title = [eventTitle(event, t), step, formatClock(event.at, language)]
      .filter((part) => part !== undefined)
      .join(' · ');
    return t('runs.scrub.at', { place, count: events.length, title });
  };
}
