import { evidenceGap } from '@countersign/model';
import type { Translate } from '../../../strings/catalogue.ts';
import type { Checkpoint } from '../checkpoint.ts';

/** What an open widening waits for that would happen by itself; null where it is an owner who decides. */
export function waitsText({ policy, killSwitch }: Checkpoint, t: Translate): string | null {
  if (policy.widening !== 'automatic') return null;
  const isHeld = killSwitch !== null || evidenceGap(policy) !== null;
  return t(isHeld ? 'checkpoints.waits' : 'checkpoints.waits.next');
}
