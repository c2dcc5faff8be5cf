import { keyedCoin } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import type { LabelledMessage } from '../data/readBanking77.ts';
import { seededOrder } from '../data/seededOrder.ts';
import type { AgentVersion } from './agentVersions.ts';
import { earnedTrust } from './earnedTrust.ts';
import { type EpochError, epochErrors, isCountedAbove, isSurelyAbove } from './epochErrors.ts';
import type { GateTrust } from './gateTrust.ts';
import { naiveTrust } from './naiveTrust.ts';
import { type DecidedCase, runStream } from './runStream.ts';
import { seededRandom } from './seededRandom.ts';

/** The slowest reviewer answers so many cases later. */
const SLOWEST = 30;

export type Repetitions = {
  readonly messages: readonly LabelledMessage[];
  /** By size; each goes live when the first one's labels and the stream's verdicts together are as many as its own. */
  readonly versions: readonly AgentVersion[];
  readonly policy: CheckpointPolicy;
  readonly length: number;
};
export type RuleName = 'earned' | 'naive';

/** One stream in a random order of its own, through the product's rule or the naive one. */
export function runRepetition(bench: Repetitions, rule: RuleName, seed: number): DecidedCase[] {
  const { messages, versions, policy, length } = bench;
  const firstSize = versions[0]?.size ?? 0;
  const order = seededOrder(messages, seed).slice(0, length);
  return runStream({
    length: order.length,
    propose: ({ index, verdicts }) => {
      const message = order[index]!;
      const version = versions.findLast(({ size }) => size <= firstSize + verdicts)!;
      return { id: message.id, agentVersion: `after ${version.size}`, ...version.answer(message) };
    },
    trust: trustOf(rule, policy, seed),
    slowest: SLOWEST,
    random: seededRandom(seed),
  });
}

function trustOf(rule: RuleName, policy: CheckpointPolicy, seed: number): GateTrust {
  if (rule === 'earned') return earnedTrust(policy, `bench ${seed}`);
  const secret = new TextEncoder().encode(`bench ${seed}`);
  const rate = policy.ladder[0]?.sampleRate ?? 1;
  return naiveTrust(policy, (id) => keyedCoin(secret, id)('evidence') < rate);
}

/** How a stream ended; of the last three, which count epochs, 0 is what was promised. */
export type StreamOutcome = {
  readonly share: number;
  readonly reviews: number;
  readonly wrong: number;
  readonly passed: number;
  /** Epochs on a rung whose cases are worse than the tolerance, of all messages there are. */
  readonly unsafe: number;
  readonly surelyAbove: number;
  readonly countedAbove: number;
};

export function outcomeOf(bench: Repetitions, decided: readonly DecidedCase[]): StreamOutcome {
  const { tolerance } = bench.policy;
  const epochs = epochErrors(decided);
  const count = (holds: (epoch: EpochError) => boolean) => epochs.filter(holds).length;
  const passed = decided.filter(({ isPassed }) => isPassed);
  return {
    share: passed.length / decided.length,
    reviews: decided.filter(({ isReviewed }) => isReviewed).length,
    wrong: passed.filter(({ isRight }) => !isRight).length,
    passed: passed.length,
    unsafe: count((epoch) => trueError(bench, epoch) > tolerance),
    surelyAbove: count((epoch) => isSurelyAbove(epoch, tolerance)),
    countedAbove: count((epoch) => isCountedAbove(epoch, tolerance)),
  };
}

/** The error rate of everything that the epoch's widest rung lets pass, over all messages that streams are made of. */
function trueError({ messages, versions, policy }: Repetitions, { agentVersion, rung }: EpochError): number {
  const version = versions.find(({ size }) => `after ${size}` === agentVersion)!;
  const { minConfidence } = policy.ladder[rung - 1]!;
  const answers = messages.map(version.answer);
  const passing = answers.filter((each) => !each.isException && each.confidence >= minConfidence);
  return passing.filter(({ isRight }) => !isRight).length / passing.length;
}
