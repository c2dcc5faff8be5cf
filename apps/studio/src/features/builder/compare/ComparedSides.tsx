import type { FlowChange, FlowDocument } from '@countersign/model';
import { Center, Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { Comparison } from './Comparison.tsx';
import type { Sides } from './SidePicker.tsx';
import { useSide } from './useSide.ts';

type ComparedSidesProps = {
  readonly flow: string;
  readonly sides: Sides;
  /** Undefined while it is asked for. */
  readonly draft: FlowDocument | undefined;
  readonly onOpen?: ((change: FlowChange) => void) | undefined;
  readonly children?: ReactNode;
};

/** Two states of a flow as soon as both are there. */
export function ComparedSides({ flow, sides, draft, onOpen, children }: ComparedSidesProps) {
  const before = useSide({ flow, side: sides.before, draft });
  const after = useSide({ flow, side: sides.after, draft });
  const error = before.error ?? after.error;
  if (error !== null)
    return <ProblemAlert error={error} onRetry={before.error ? before.retry : after.retry} />;
  if (before.shown === undefined || after.shown === undefined) {
    return (
      <Center p="xl">
        <Loader />
      </Center>
    );
  }
  return (
    <Comparison
      key={`${sides.before} ${sides.after}`}
      before={before.shown}
      after={after.shown}
      onOpen={onOpen}
    >
      {children}
    </Comparison>
  );
}
