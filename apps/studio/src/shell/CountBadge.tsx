import { Badge } from '@mantine/core';
import { useLocale } from '../strings/useT.ts';

interface CountBadgeProps {
  readonly count: number;
  /** What the number means, for those who cannot see where it stands. */
  readonly label: string;
  readonly className: string | undefined;
}

/** How many of something wait behind a place of the navigation; nothing while none do. */
export function CountBadge({ count, label, className }: CountBadgeProps) {
  const { language } = useLocale();
  if (count === 0) return null;
  return (
    <Badge
      {...(className === undefined ? {} : { className })}
      size="sm"
      color="amber"
      variant="filled"
      radius="xl"
      px={6}
      aria-label={label}
      data-count={count}
    >
      {new Intl.NumberFormat(language, { notation: 'compact' }).format(count)}
    </Badge>
  );
}
