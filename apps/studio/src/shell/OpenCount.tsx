import { Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../api/trpc.ts';
import { useLocale } from '../strings/useT.ts';

/** How many reviews wait, live; nothing while none do. */
export function OpenCount({ className }: { className: string | undefined }) {
  const { t, language } = useLocale();
  const count = useQuery(useTrpc().reviews.countOpen.queryOptions()).data ?? 0;
  if (count === 0) return null;
  return (
    <Badge
      {...(className === undefined ? {} : { className })}
      size="sm"
      color="amber"
      variant="filled"
      radius="xl"
      px={6}
      aria-label={t('nav.inbox.count', { count })}
      data-open-count={count}
    >
      {new Intl.NumberFormat(language, { notation: 'compact' }).format(count)}
    </Badge>
  );
}
