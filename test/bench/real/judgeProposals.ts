import { Proposal } from '@countersign/model';
import type { RestClient } from '../../server/RestClient.ts';
import { eachAtOnce } from '../data/eachAtOnce.ts';
import type { LabelledMessage } from '../data/readBanking77.ts';

const AT_ONCE = 16;

export type JudgedRun = {
  readonly confidence: number;
  readonly isCorrect: boolean;
  /** Passed a gate only because a person said so. */
  readonly wasHeld: boolean;
};

/** What the agent proposed for each run, against the truth, and whether a person had to countersign. */
export function judgeProposals(
  client: RestClient,
  runs: ReadonlyMap<string, LabelledMessage>,
): Promise<JudgedRun[]> {
  return eachAtOnce([...runs], AT_ONCE, async ([id, { label }]) => {
    const events = await client.events(id);
    const proposed = events.find((event) => event.type === 'agent.proposed');
    const { confidence, payload } = Proposal.parse(proposed?.data);
    return {
      confidence,
      isCorrect: payload['label'] === label,
      wasHeld: events.some((event) => event.type === 'gate.held'),
    };
  });
}
