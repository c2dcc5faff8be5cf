import { CheckpointPolicy, type LedgerEntry, type RunId, type SampleLane } from '@countersign/model';
import { foldLine, type LedgerLine } from '../trust/foldLine.ts';
import { emptyBook, standingAt, type TrustBook, trustKey } from '../trust/trustBook.ts';

export const LADDER = [
  { title: 'Sure', minConfidence: 0.9, sampleRate: 0.5 },
  { title: 'Likely', minConfidence: 0.7, sampleRate: 0.5 },
];
export const WHOSE = { segment: 'small', agentVersion: 'v1' };
const AT = '2026-03-04T09:00:00.000Z';
const DUE = '2026-04-04T09:00:00.000Z';

/** A ledger that is written and folded line by line. */
export function aLedger(policy: object = {}, startRung = 0) {
  const book: TrustBook = emptyBook();
  const lines: LedgerLine[] = [];
  let cases = 0;
  const write = (entry: LedgerEntry) => {
    const line = { seq: lines.length + 1, at: AT, entry };
    lines.push(line);
    const following = foldLine(book, line);
    for (const next of following) lines.push({ seq: lines.length + 1, at: AT, entry: next });
    return following;
  };
  let version = 0;
  const setPolicy = (part: object) => {
    version += 1;
    const parsed = CheckpointPolicy.parse({ ladder: LADDER, tolerance: 0.2, ...part });
    return write({ type: 'policy', version, policy: parsed, startRung, unproven: 'falls', actor: 'ada' });
  };
  setPolicy(policy);
  const state = (whose = WHOSE) => book.trusts.get(trustKey(whose))!;
  const decide = (
    changes: {
      whose?: typeof WHOSE;
      band?: number;
      picked?: boolean;
      flowVersion?: number;
      /** Of the evidence lane. */
      rate?: number;
      lanes?: SampleLane[];
      waits?: true;
    } = {},
  ) => {
    cases += 1;
    const { whose = WHOSE, band = 1, picked = true, flowVersion, rate = 0.5, waits } = changes;
    const { lanes = picked ? ['evidence' as const] : [] } = changes;
    const on = { ...(flowVersion === undefined ? {} : { flowVersion }), ...(waits ? { waits } : {}) };
    const { epoch, rung } = standingAt(book, { ...whose, ...on });
    const isPassed = band <= rung;
    const name = { runId: `run-${cases}` as RunId, node: 'gate', visit: 1 };
    const rates = { evidence: rate, targeted: 0, total: rate };
    const lane = isPassed ? { lanes, rates } : {};
    const facts = { rung, band, policyVersion: version, confidence: 0.95, amount: null, probability: 1 };
    const decision = isPassed ? ('passed' as const) : ('held' as const);
    write({ type: 'decided', ...name, ...whose, ...facts, ...on, decision, epoch, ...lane, dueAt: DUE });
    return { ...name, ...whose, isPassed };
  };
  type Named = ReturnType<typeof decide>;
  const judge = ({ isPassed, ...name }: Named, loss: number | null, more: object = {}) => {
    const verdict = isPassed ? (loss === 0 ? 'correct' : 'incorrect') : loss === 0 ? 'approve' : 'reject';
    const line = { type: 'verdict' as const, ...name, reviewId: `review-${name.runId}`, verdict, loss };
    return write({ ...line, actor: 'ben', ...more });
  };
  const types = () => lines.map(({ entry }) => entry.type);
  return { book, lines, write, setPolicy, state, decide, judge, types };
}

/** From, to and cause of the changes of rung among lines. */
export const rungsOf = (lines: readonly LedgerEntry[]) =>
  lines.flatMap((line) => (line.type === 'rung' ? [[line.from, line.to, line.cause]] : []));
