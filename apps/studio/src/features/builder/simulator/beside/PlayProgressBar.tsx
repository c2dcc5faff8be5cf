import { Button, Group, Progress, Text } from '@mantine/core';
import { useT } from '../../../../strings/useT.ts';
import type { PlayProgress } from './playProgress.ts';

type PlayProgressBarProps = {
  /** What is counted. */
  readonly counts: 'cases' | 'ways';
  readonly progress: PlayProgress | undefined;
  readonly onStop: () => void;
};

/** How far the playing is, and the way to end it; nothing while nothing is played. */
export function PlayProgressBar({ counts, progress, onStop }: PlayProgressBarProps) {
  const t = useT();
  if (progress === undefined) return null;
  const { done, of } = progress;
  const text = of === 0 ? t('simulator.playing') : t(`simulator.playing.${counts}`, { done, of });
  return (
    <Group gap="sm" wrap="nowrap">
      <Progress flex={1} value={of === 0 ? 0 : (done / of) * 100} aria-label={t('simulator.playing')} />
      <Text size="sm">{text}</Text>
      <Button size="compact-xs" variant="default" onClick={onStop}>
        {t('simulator.playing.stop')}
      </Button>
    </Group>
  );
}
