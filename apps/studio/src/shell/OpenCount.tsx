import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../api/trpc.ts';
import { useT } from '../strings/useT.ts';
import { CountBadge } from './CountBadge.tsx';

/** How many reviews wait, live; nothing while none do. */
export function OpenCount({ className }: { className: string | undefined }) {
  const t = useT();
  const count = useQuery(useTrpc().reviews.countOpen.queryOptions()).data ?? 0;
  return <CountBadge count={count} label={t('nav.inbox.count', { count })} className={className} />;
}
