import type { CheckpointPolicy } from '@countersign/model';
import { type Complaint, readComplaints } from '../data/readComplaints.ts';
import { seededOrder } from '../data/seededOrder.ts';
import { earnedTrust } from './earnedTrust.ts';
import { type DecidedCase, runStream } from './runStream.ts';
import { seededRandom } from './seededRandom.ts';

const SLOWEST = 10;

/** Several models answer each case; the first of them is the one that proposes. */
export type Panel = readonly [speaker: string, ...others: string[]];

/**
 * Replays what several language models said to the same complaints. The confidence of a proposal is the share of the panel
 * that says the same; an answer that could not be read agrees with nobody. In the middle of the stream another panel
 * takes over, which is another agent.
 */
export function modelSwitch(
  folder: string,
  policy: CheckpointPolicy,
  { panels, seed }: { panels: readonly [Panel, Panel]; seed: number },
): DecidedCase[] {
  const complaints = seededOrder(readComplaints(folder), seed);
  const middle = Math.floor(complaints.length / 2);
  return runStream({
    length: complaints.length,
    propose: ({ index }) => {
      const complaint = complaints[index]!;
      const panel = index < middle ? panels[0] : panels[1];
      const answer = complaint.answers[panel[0]] ?? '';
      return {
        id: complaint.id,
        agentVersion: panel.join('+'),
        confidence: agreement(complaint, panel),
        isRight: answer === complaint.product,
        isException: answer === '',
      };
    },
    trust: earnedTrust(policy, `switch ${seed}`),
    slowest: SLOWEST,
    random: seededRandom(seed),
  });
}

function agreement({ answers }: Complaint, panel: Panel): number {
  const said = answers[panel[0]] ?? '';
  if (said === '') return 0;
  return panel.filter((model) => answers[model] === said).length / panel.length;
}
