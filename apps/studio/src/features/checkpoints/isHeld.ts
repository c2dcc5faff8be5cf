import { evidenceGap } from '@countersign/model';
import type { Checkpoint } from './checkpoint.ts';

/** Whether every case goes to a person whatever rung was reached: by a switch, or under a policy nothing can bear out. */
export const isHeld = ({ policy, killSwitch }: Pick<Checkpoint, 'policy' | 'killSwitch'>): boolean =>
  killSwitch !== null || (policy.ladder.length > 0 && evidenceGap(policy) !== null);
