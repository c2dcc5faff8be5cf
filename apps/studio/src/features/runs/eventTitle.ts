import { type RunEvent, VerdictType } from '@countersign/model';
import type { Translate } from '../../strings/catalogue.ts';
import { textIn } from './eventData.ts';

/** The sentence of an event; a verdict and a port say which. */
export function eventTitle(event: RunEvent, t: Translate): string {
  if (event.type === 'port.taken') return t('event.port.taken', { port: textIn(event.data, 'port') ?? '?' });
  if (event.type === 'verdict.taken') {
    const verdict = VerdictType.safeParse(textIn(event.data, 'type') ?? textIn(event.data, 'verdict'));
    if (verdict.success) return t(`verdict.done.${verdict.data}`);
  }
  return t(`event.${event.type}`);
}
