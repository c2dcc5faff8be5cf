import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { WideningCard } from './WideningCard.tsx';

/** The widenings of these checkpoints that wait for an owner, the oldest first; nothing where none do. */
export function OpenWidenings({ checkpoints }: { checkpoints: readonly Checkpoint[] }) {
  const t = useT();
  const widenings = useQuery(useTrpc().checkpoints.widenings.queryOptions()).data ?? [];
  const shown = widenings.flatMap((widening) => {
    const checkpoint = checkpoints.find(({ id }) => id === widening.checkpointId);
    return checkpoint === undefined ? [] : [{ widening, checkpoint }];
  });
  if (shown.length === 0) return null;
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
