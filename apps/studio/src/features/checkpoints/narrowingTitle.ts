import type { Translate } from '../../strings/catalogue.ts';
import { segmentName } from '../../ui/segmentName.ts';

/** What a narrowing led to, with the case type where there are several. */
export function narrowingTitle({ to, segment }: { to: number; segment: string }, t: Translate): string {
  const title = t('narrowing.title', { rung: to });
  return segment === 'default' ? title : `${title} · ${segmentName(segment, t)}`;
}
