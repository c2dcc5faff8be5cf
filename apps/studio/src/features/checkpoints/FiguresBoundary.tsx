import { Text } from '@mantine/core';
import { CatchBoundary } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../../strings/useT.ts';
import type { Checkpoint } from './checkpoint.ts';

interface FiguresBoundaryProps {
  readonly checkpoint: Checkpoint;
  readonly children: ReactNode;
}

/** What cannot be worked out of one checkpoint takes neither the switches nor the other checkpoints with it. */
export function FiguresBoundary({ checkpoint: { id, policyVersion }, children }: FiguresBoundaryProps) {
  return (
    <CatchBoundary getResetKey={() => `${id}/${policyVersion}`} errorComponent={NoFigures}>
      {children}
    </CatchBoundary>
  );
}

function NoFigures() {
  const t = useT();
  return (
    <Text size="sm" role="alert">
      {t('checkpoints.noFigures')}
    </Text>
  );
}
