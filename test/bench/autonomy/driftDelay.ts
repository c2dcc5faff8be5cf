import type { CheckpointPolicy } from '@countersign/model';
import type { LabelledMessage } from '../data/readBanking77.ts';
import { seededOrder } from '../data/seededOrder.ts';
import type { AgentVersion } from './agentVersions.ts';
import { earnedTrust } from './earnedTrust.ts';
import { runStream } from './runStream.ts';
import { seededRandom } from './seededRandom.ts';

const SLOWEST = 30;

export type Drift = {
  readonly messages: readonly LabelledMessage[];
  readonly version: AgentVersion;
  readonly policy: CheckpointPolicy;
  /** The case from which on things are different. */
  readonly at: number;
  /** So many of all intents belong elsewhere from then on; the agent was never told. */
  readonly movedShare: number;
};

/** From the change to the first case that is held to a narrower rung. Null where it never came. */
type Delay = {
  readonly cases: number;
  /** Checks of passed cases in between, of which the alarm is made. */
  readonly checks: number;
  readonly wrongPassed: number;
};

/**
 * Lets an agent earn its rung, and then changes what is right: some intents go to other teams. `earned` tells whether it
 * had a rung to lose at all.
 */
export function driftDelay({ messages, version, policy, at, movedShare }: Drift, seed: number) {
  const order = seededOrder(messages, seed);
  const intents = seededOrder(
    [...new Set(messages.map(({ label }) => label))].map((id) => ({ id })),
    seed,
  );
  const moved = new Set(intents.slice(0, Math.round(intents.length * movedShare)).map(({ id }) => id));
  const decided = runStream({
    length: order.length,
    propose: ({ index }) => {
      const message = order[index]!;
      const answer = version.answer(message);
      const isRight = answer.isRight && !(index >= at && moved.has(message.label));
      return { id: message.id, agentVersion: 'trained', ...answer, isRight };
    },
    trust: earnedTrust(policy, `drift ${seed}`),
    slowest: SLOWEST,
    random: seededRandom(seed),
  });
  const before = decided[at]!;
  const end = decided.findIndex(({ epoch }, index) => index > at && epoch !== before.epoch);
  const between = decided.slice(at, end === -1 ? undefined : end).filter(({ isPassed }) => isPassed);
  const wrongPassed = between.filter(({ isRight }) => !isRight).length;
  const checks = between.filter(({ isReviewed }) => isReviewed).length;
  const delay: Delay | null = end === -1 ? null : { cases: end - at, checks, wrongPassed };
  return { earned: before.rung > 0, delay, errorAfter: wrongPassed / between.length };
}
