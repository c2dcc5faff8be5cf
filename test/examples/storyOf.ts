import { Proposal, type RunEvent, Verdict } from '@countersign/model';
import { z } from 'zod';

const Port = z.looseObject({ port: z.string() });
const Reasons = z.looseObject({ reasons: z.array(z.looseObject({ type: z.string() })) });
const Lanes = z.looseObject({ lanes: z.array(z.string()) });
const Taken = z.looseObject({ verdict: Verdict, by: z.string() });
const Awaited = z.looseObject({ by: z.string() });
const Called = z.looseObject({ ended: z.number().optional(), failed: z.number().optional() });
const Ended = z.looseObject({ outcome: z.string(), output: z.unknown() });

/**
 * The events of a run as lines that a person reads in one go: which way it took, what was proposed, why a gate held it
 * and what was decided. Times, ids and everything that repeats the case are left out.
 */
export function storyOf(events: readonly RunEvent[]): string[] {
  return events.map(lineOf).filter((line) => line !== null);
}

function lineOf({ type, node = '', data }: RunEvent): string | null {
  switch (type) {
    case 'port.taken':
      return `${node} → ${Port.parse(data).port}`;
    case 'agent.proposed':
      return proposed(node, Proposal.parse(data));
    case 'gate.held':
    case 'gate.passed':
      return `${node} ${type === 'gate.held' ? 'holds' : 'lets pass'}: ${reasonsOf(data)}`;
    case 'sampler.sampled':
      return `${node} samples: ${Lanes.parse(data).lanes.join(', ')}`;
    case 'verdict.taken':
      return decided(node, Taken.parse(data));
    case 'wait.ended':
      return `${node} ends by ${Awaited.parse(data).by}`;
    case 'call.done':
      return called(node, Called.parse(data));
    case 'action.undone':
      return `${node} is undone`;
    case 'run.ended':
      return `ends ${Ended.parse(data).outcome}: ${JSON.stringify(Ended.parse(data).output)}`;
    case 'agent.failed':
    case 'action.failed':
    case 'gate.expired':
    case 'step.retried':
    case 'step.parked':
    case 'run.failed':
    case 'run.cancelled':
      return `${type} ${node}: ${JSON.stringify(data)}`;
    default:
      return null;
  }
}

function proposed(node: string, { decision, confidence, flags }: Proposal): string {
  const flagged = flags.length === 0 ? '' : `, ${flags.join(', ')}`;
  return `${node} proposes ${decision} (${confidence.toFixed(2)}${flagged})`;
}

const reasonsOf = (data: unknown): string =>
  Reasons.parse(data)
    .reasons.map(({ type }) => type)
    .join(', ');

const called = (node: string, { ended = 1, failed = 0 }: z.infer<typeof Called>): string =>
  `${node} has called ${ended + failed}, of which ${failed} failed`;

function decided(node: string, { verdict, by }: z.infer<typeof Taken>): string {
  const reason = verdict.reasonCode === undefined ? '' : ` (${verdict.reasonCode})`;
  return `${by} answers ${node}: ${verdict.type}${reason}`;
}
