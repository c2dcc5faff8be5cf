import type { PendingVerdict } from '@countersign/model';
import { useT } from '../../strings/useT.ts';
import { useSecondsUntil } from './useSecondsUntil.ts';

/** When an answer takes effect, counted down. */
export function TakesEffect({ pending }: { pending: Pick<PendingVerdict, 'givenAt' | 'takesEffectAt'> }) {
  const t = useT();
  const { givenAt, takesEffectAt } = pending;
  const whole = Math.ceil((Date.parse(takesEffectAt) - Date.parse(givenAt)) / 1_000);
  const seconds = useSecondsUntil(takesEffectAt, whole);
  return <>{seconds === 0 ? t('pending.now') : t('pending.in', { count: seconds })}</>;
}
