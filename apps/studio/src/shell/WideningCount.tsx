import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../api/trpc.ts';
import { useT } from '../strings/useT.ts';
import { CountBadge } from './CountBadge.tsx';

/** How many widenings wait for an owner, live; nothing while none do. */
export function WideningCount({ className }: { className: string | undefined }) {
  const t = useT();
  const count = useQuery(useTrpc().checkpoints.widenings.queryOptions()).data?.length ?? 0;
  return <CountBadge count={count} label={t('checkpoints.widenings', { count })} className={className} />;
}
