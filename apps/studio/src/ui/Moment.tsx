import { Tooltip } from '@mantine/core';
import { useLocale } from '../strings/useT.ts';
import { formatInstant, formatRelative } from './formatTime.ts';
import { useNow } from './useNow.ts';

/** A point in time, as distance from now with the full date in the reader's zone on hover; it keeps itself current. */
export function Moment({ at }: { at: string }) {
  const { language } = useLocale();
  const now = useNow();
  return (
    <Tooltip label={formatInstant(at, language)}>
      <time dateTime={at}>{formatRelative(at, now, language)}</time>
    </Tooltip>
  );
}
