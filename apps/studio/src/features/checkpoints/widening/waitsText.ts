import type { Translate } from '../../../strings/catalogue.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { isHeld } from '../isHeld.ts';

/** What an open widening waits for that would happen by itself; null where it is an owner who decides. */
export function waitsText(checkpoint: Checkpoint, t: Translate): string | null {
  if (checkpoint.policy.widening !== 'automatic') return null;
  return t(isHeld(checkpoint) ? 'checkpoints.waits' : 'checkpoints.waits.next');
}
