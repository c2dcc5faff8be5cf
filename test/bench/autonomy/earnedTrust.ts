import {
  decideSample,
  emptyBook,
  evaluateGate,
  foldLine,
  keyedCoin,
  type LedgerLine,
  standingAt,
} from '@countersign/autonomy';
import type { CheckpointPolicy, DecidedLine, LedgerEntry, RunId } from '@countersign/model';
import type { Decision, GateTrust, ProposedCase } from './gateTrust.ts';

const SEGMENT = '';
const AT = '2026-01-05T08:00:00.000Z';
/** No case is left over that long here. */
const DUE = '2027-01-05T08:00:00.000Z';

/** Trust as the product keeps it: its gate, its coins and its ledger, without a server around them. */
export function earnedTrust(policy: CheckpointPolicy, secret: string) {
  const book = emptyBook();
  const lines: LedgerLine[] = [];
  const write = (entry: LedgerEntry) => {
    const line = { seq: lines.length + 1, at: AT, entry };
    lines.push(line);
    for (const next of foldLine(book, line)) lines.push({ seq: lines.length + 1, at: AT, entry: next });
  };
  write({ type: 'policy', version: 1, policy, startRung: policy.startRung, actor: 'owner' });
  const decided = new Map<string, Decision>();

  const decide = (proposed: ProposedCase): Decision => {
    const { id, agentVersion, confidence } = proposed;
    const { epoch, rung } = standingAt(book, { segment: SEGMENT, agentVersion });
    const route = proposed.isException ? { node: 'unusual', port: 'foreign', title: 'Foreign' } : null;
    const at = { policy, rung, killSwitch: null, proposal: { confidence }, route, scope: {} };
    const { decision, band, amount } = evaluateGate(at);
    const isPassed = decision === 'pass';
    const rate = policy.ladder[rung - 1]?.sampleRate ?? 1;
    const coin = keyedCoin(new TextEncoder().encode(secret), id);
    const sample = decideSample({ rates: { evidence: rate, targeted: null }, coin });
    const facts = { rung, band, policyVersion: 1, confidence, amount, epoch, dueAt: DUE };
    const chance = isPassed
      ? { probability: sample.probability.total, lanes: [...sample.lanes], rates: sample.probability }
      : { probability: 1 };
    write({
      type: 'decided',
      ...nameOf(proposed),
      ...facts,
      ...chance,
      decision: isPassed ? 'passed' : 'held',
    });
    const answer = { isPassed, isReviewed: !isPassed || sample.sampled, epoch, rung };
    decided.set(id, answer);
    return answer;
  };

  const judge = (proposed: ProposedCase): void => {
    const isPassed = decided.get(proposed.id)?.isPassed ?? false;
    const verdict = isPassed
      ? proposed.isRight
        ? 'correct'
        : 'incorrect'
      : proposed.isRight
        ? 'approve'
        : 'edit';
    const loss = proposed.isRight ? 0 : 1;
    const reviewId = `review-${proposed.id}`;
    write({ type: 'verdict', ...nameOf(proposed), reviewId, verdict, loss, actor: 'reviewer' });
  };
  return { decide, judge, lines } satisfies GateTrust & { lines: readonly LedgerLine[] };
}

const nameOf = ({
  id,
  agentVersion,
}: ProposedCase): Pick<DecidedLine, 'runId' | 'node' | 'visit' | 'segment' | 'agentVersion'> => ({
  runId: id as RunId, // safe: any text names a run in a ledger that no store reads
  ...{ node: 'gate', visit: 1, segment: SEGMENT, agentVersion },
});
