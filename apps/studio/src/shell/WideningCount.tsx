import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../api/trpc.ts';
import { useT } from '../strings/useT.ts';

/** How many widenings wait for an owner, live; nothing while none do. */
export function WideningCount({ className }: { className: string | undefined }) {
  const t = useT();
  const count = useQuery(useTrpc().checkpoints.widenings.queryOptions()).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <Badge
      {...(className === undefined ? {} : { className })}
      size="sm"
      color="amber"
      variant="filled"
      radius="xl"
      px={6}
      aria-label={t('checkpoints.widenings', { count })}
      data-widening-count={count}
    >
      {count}
    </Badge>
  );
}
