import { Badge, Stack, Text } from '@mantine/core';
import { useT } from '../../strings/useT.ts';
import type { Checkpoint } from './checkpoint.ts';
import { isHeld } from './isHeld.ts';

interface RungBadgeProps {
  readonly checkpoint: Checkpoint;
  readonly rung: number;
  /** Whether it was reached without evidence of this epoch. */
  readonly isGiven: boolean;
}

/** How far an agent may go now. While everything is reviewed that is nowhere, and what was reached is suspended. */
export function RungBadge({ checkpoint, rung, isGiven }: RungBadgeProps) {
  const t = useT();
  const rungs = checkpoint.policy.ladder.length;
  if (isHeld(checkpoint))
    return (
      <Stack gap={2} align="flex-end" style={{ flex: 'none' }} data-held>
        <Badge color="amber">{t('checkpoints.rung.zero')}</Badge>
        {rung > 0 && (
          <Text size="xs" c="dimmed">
            {t('checkpoints.rung.suspended', { rung, rungs })}
          </Text>
        )}
      </Stack>
    );
  if (rung === 0)
    return (
      <Badge color="gray" style={{ flex: 'none' }}>
        {t('checkpoints.rung.zero')}
      </Badge>
    );
  return (
    <Badge color="ink" style={{ flex: 'none' }}>
      {t(isGiven ? 'checkpoints.rung.given' : 'checkpoints.rung.of', { rung, rungs })}
    </Badge>
  );
}
