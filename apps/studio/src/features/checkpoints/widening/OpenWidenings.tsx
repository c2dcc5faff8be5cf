import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { focusContent } from '../../../ui/focusContent.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import type { Checkpoint } from '../checkpoint.ts';
import { WideningCard } from './WideningCard.tsx';

/** The widenings of these checkpoints that wait for an owner, the oldest first; nothing where none do. */
export function OpenWidenings({ checkpoints }: { checkpoints: readonly Checkpoint[] }) {
  const t = useT();
  const widenings = useQuery(useTrpc().checkpoints.widenings.queryOptions());
  const shown = (widenings.data ?? []).flatMap((widening) => {
    const checkpoint = checkpoints.find(({ id }) => id === widening.checkpointId);
    return checkpoint === undefined ? [] : [{ widening, checkpoint }];
  });
  const count = shown.length;
  const countBefore = useRef(count);
  useEffect(() => {
    // What was answered is gone with its buttons; the keyboard goes on at the page.
    if (count < countBefore.current) focusContent();
    countBefore.current = count;
  }, [count]);
  if (count === 0) return <ProblemAlert error={widenings.error} onRetry={() => void widenings.refetch()} />;
  return (
    <section aria-labelledby="open-widenings" style={{ marginBottom: 24 }}>
      <Title order={2} id="open-widenings" mb="sm">
        {t('checkpoints.widenings', { count: shown.length })}
      </Title>
      {shown.map(({ widening, checkpoint }) => (
        <WideningCard
          key={`${widening.checkpointId}-${widening.seq}`}
          widening={widening}
          checkpoint={checkpoint}
        />
      ))}
    </section>
  );
}
