import {
  approvalsNeeded,
  type EngineEvent,
  gateAnswer,
  gateOptions,
  payloadAfter,
  refusalOfAnswer,
} from '@countersign/engine';
import {
  canonicalJson,
  fail,
  type GateReason,
  type Json,
  ok,
  type Result,
  type ScenarioMove,
  type Verdict,
} from '@countersign/model';
import { nothingOpen } from './nothingOpen.ts';
import type { Setting, SimulatedReview, SimulatedRun } from './simulation.ts';

type Deciding = {
  readonly move: Extract<ScenarioMove, { type: 'decide' }>;
  readonly now: string;
};

/** The run with the verdict noted, and the event that answers the gate; null while the case waits for another person. */
export type Verdicted = { readonly run: SimulatedRun; readonly answer: EngineEvent | null };

const REVIEWER = 'simulation';

/** Takes a verdict as the review desk would: refuses what the gate does not take, and counts approvals. */
export function decide(setting: Setting, run: SimulatedRun, { move, now }: Deciding): Result<Verdicted> {
  const { node, verdict } = move;
  const review = run.reviews.find((open) => open.kind !== 'sample' && open.node === node);
  if (review === undefined) return fail(nothingOpen(setting.artefact, node));
  const refusal = refusalOfAnswer({ kind: review.kind, content: contentOf(review) }, verdict);
  if (refusal !== null) return fail({ ...refusal, at: node });
  const noted = noteVerdict(run, review, { verdict, now });
  const open = (next: SimulatedReview): Result<Verdicted> => {
    const reviews = noted.reviews.map((one) => (one === review ? next : one));
    return ok({ run: { ...noted, reviews }, answer: null });
  };
  if (verdict.type === 'escalate') return open(escalated(setting, review));
  if (verdict.type === 'approve' || verdict.type === 'edit') {
    const given = approvalsBefore(review, verdict) + 1;
    const needed = neededFor(setting, run, { review, verdict, now });
    if (given < needed) return open(shownToAnother(review, verdict, { given, needed }));
  }
  const { visit, proposal } = review;
  return ok({
    run: noted,
    answer: gateAnswer({ node, visit, shown: proposal.payload, verdict, by: REVIEWER }),
  });
}

const contentOf = ({ options, reasonCodes, payloadSchema }: SimulatedReview) => ({
  ...{ options: [...options], reasonCodes: [...reasonCodes], payloadSchema },
});

function noteVerdict(
  run: SimulatedRun,
  { kind, node, visit }: SimulatedReview,
  { verdict, now }: { verdict: Verdict; now: string },
): SimulatedRun {
  const data = { kind, by: REVIEWER, verdict: verdict as unknown as Json }; // safe: verdicts are JSON
  return { ...run, events: [...run.events, { type: 'verdict.taken', at: now, node, visit, data }] };
}

function escalated({ artefact }: Setting, review: SimulatedReview): SimulatedReview {
  const reason: GateReason = { type: 'escalated', by: REVIEWER };
  const options = gateOptions(artefact, review.node, { mayEscalate: false });
  return { ...review, options, reasons: [...review.reasons, reason] };
}

/** Whoever edits what is about to run is the first to approve the new payload. */
function approvalsBefore({ proposal, approvals }: SimulatedReview, { edited }: Verdict): number {
  const isEdited = edited !== undefined && canonicalJson(edited) !== canonicalJson(proposal.payload);
  return isEdited ? 0 : approvals.given;
}

function neededFor(
  { artefact }: Setting,
  { snapshot }: SimulatedRun,
  { review, verdict, now }: { review: SimulatedReview; verdict: Verdict; now: string },
): number {
  const payload = payloadAfter(verdict, review.proposal.payload);
  return approvalsNeeded({ artefact, snapshot, node: review.node, payload, now: new Date(now) });
}

/** The next person sees the payload that this one approved. */
function shownToAnother(
  review: SimulatedReview,
  verdict: Verdict,
  approvals: SimulatedReview['approvals'],
): SimulatedReview {
  const others = review.reasons.filter(({ type }) => type !== 'secondApproval');
  const given = Array.from(
    { length: approvals.given },
    (): GateReason => ({
      ...{ type: 'secondApproval', first: REVIEWER },
    }),
  );
  const proposal = { ...review.proposal, payload: payloadAfter(verdict, review.proposal.payload) };
  return { ...review, proposal, approvals, reasons: [...others, ...given] };
}
