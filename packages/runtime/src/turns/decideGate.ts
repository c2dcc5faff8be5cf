import { decideSample, evaluateGate, type GateDecision, keyedCoin } from '@countersign/autonomy';
import {
  type Effect,
  type EngineEvent,
  type GateOutput,
  missingProposal,
  type RunSnapshot,
} from '@countersign/engine';
import { durationMs, type Json, type NodeOf, type Proposal } from '@countersign/model';
import type { StoredCheckpoint } from '../ports/store.ts';
import { approvalsNeeded, approvalsShown } from './approvalsNeeded.ts';
import type { Composing } from './composing.ts';
import { gateTimers } from './gateTimers.ts';
import { isMadeByPerson } from './madeByPerson.ts';
import { openReview } from './openReview.ts';
import { gateOptions, SAMPLE_OPTIONS } from './reviewOptions.ts';
import { segmentOf } from './turnDesk.ts';

export type GateEffect = Extract<Effect, { kind: 'gate' }>;

type Gate = {
  readonly effect: GateEffect;
  readonly node: NodeOf<'gate'>;
  readonly checkpoint: StoredCheckpoint | null;
  readonly decision: GateDecision;
  readonly proposal: Proposal;
};

/**
 * Decides a gate inside the turn that reached it: reads the checkpoint, writes the decision and every reason for it, and
 * either answers the gate at once or opens a review. It is never decided again for this visit.
 */
export async function decideGate(effect: GateEffect, composing: Composing): Promise<EngineEvent | null> {
  const { run, artefact } = composing.subject;
  const node = artefact.nodes[effect.node]?.node;
  if (node?.kind !== 'gate') throw new Error(`${effect.node} is not a gate`);
  const key = node.config.checkpoint ?? node.id;
  const living = await composing.desk.checkpoint(run.workspaceId, run.flowId, key);
  const { context } = composing.draft.snapshot as RunSnapshot; // safe: a gate comes after the start
  const proposal = effect.input.proposal ?? missingProposal(context);
  // What a person wrote in the agent's place is always looked at, and counts nowhere as evidence.
  const checkpoint = isMadeByPerson(proposal) ? null : living;
  const gate: Gate = { effect, node, checkpoint, proposal, decision: evaluate(effect, checkpoint) };
  noteDecision(gate, composing);
  if (gate.decision.decision === 'pass') return pass(gate, composing);
  hold(gate, composing);
  return null;
}

/** Without a checkpoint nothing has been earned, so everything is reviewed. */
function evaluate({ input }: GateEffect, checkpoint: StoredCheckpoint | null): GateDecision {
  if (checkpoint === null) {
    const reasons = [{ type: 'reviewEverything' } as const];
    return { decision: 'review', reasons, amount: null, band: null, probability: 1 };
  }
  const { policy, rung, killSwitch } = checkpoint;
  const { proposal, route, scope } = input;
  return evaluateGate({ policy, rung, killSwitch, proposal, route, scope });
}

function noteDecision({ effect, checkpoint, decision, proposal }: Gate, { subject, draft }: Composing): void {
  const { amount, band, probability, reasons } = decision;
  const rung = checkpoint?.rung ?? 0;
  const policyVersion = checkpoint?.policyVersion ?? 0;
  draft.events.push({
    type: decision.decision === 'pass' ? 'gate.passed' : 'gate.held',
    at: subject.now.toISOString(),
    node: effect.node,
    visit: effect.visit,
    data: { reasons: reasons as unknown as Json, amount, band, probability, rung, policyVersion }, // safe: reasons are JSON; only optional fields hide that
  });
  if (checkpoint === null) return;
  const entry = {
    type: 'decided' as const,
    runId: subject.run.id,
    node: effect.node,
    visit: effect.visit,
    segment: segmentOf(subject.run),
    decision: decision.decision === 'pass' ? ('passed' as const) : ('held' as const),
    agentVersion: proposal.agentVersion,
    confidence: proposal.confidence,
    ...{ rung, band, policyVersion, amount, probability },
  };
  draft.ledger.push({ checkpointId: checkpoint.id, entry });
}

function pass(gate: Gate, composing: Composing): EngineEvent {
  const { effect, proposal } = gate;
  sampleAfterwards(gate, composing);
  const output: GateOutput = {
    verdict: 'passed',
    by: null,
    payload: proposal.payload,
    message: null,
    reasonCode: null,
  };
  return { type: 'done', node: effect.node, visit: effect.visit, port: 'approved', output };
}

/** The rung's share of passed cases that a person checks later, picked by a fair coin. */
function sampleAfterwards(gate: Gate, composing: Composing): void {
  const { effect, node, decision, proposal } = gate;
  const { subject, draft, desk } = composing;
  const coin = keyedCoin(desk.samplingSecret, `${subject.run.id}/${effect.key}`);
  const { probability } = decision;
  const sample = decideSample({ rates: { evidence: probability, targeted: null }, coin });
  if (!sample.sampled) return;
  draft.events.push({
    type: 'sampler.sampled',
    at: subject.now.toISOString(),
    node: effect.node,
    visit: effect.visit,
    data: { lanes: sample.lanes, probability: sample.probability },
  });
  openReview(
    {
      ...reviewBasis(gate),
      kind: 'sample',
      proposal,
      reasons: [{ type: 'sampled', lane: 'evidence', probability }, ...decision.reasons],
      options: SAMPLE_OPTIONS,
      dueInMs: node.config.dueAfter === undefined ? null : durationMs(node.config.dueAfter),
    },
    composing,
  );
}

function hold(gate: Gate, composing: Composing): void {
  const { effect, node, decision, proposal } = gate;
  const isException = decision.reasons.some((reason) => reason.type === 'exception');
  const { dueAfter, expiresAfter } = node.config;
  const due = dueAfter ?? expiresAfter;
  const { artefact, now } = composing.subject;
  const snapshot = composing.draft.snapshot as RunSnapshot; // safe: a gate comes after the start
  const asked = { artefact, snapshot, node: effect.node, payload: proposal.payload, now };
  composing.draft.timers.push(...gateTimers(artefact, effect));
  openReview(
    {
      ...reviewBasis(gate),
      kind: isException ? 'exception' : 'gate',
      proposal,
      reasons: decision.reasons,
      options: gateOptions(artefact, effect.node, { mayEscalate: true }),
      ...approvalsShown(0, approvalsNeeded(asked)),
      dueInMs: due === undefined ? null : durationMs(due),
    },
    composing,
  );
}

const reviewBasis = ({ effect, node, checkpoint, decision }: Gate) => ({
  node: effect.node,
  visit: effect.visit,
  question: effect.input.question,
  reasonCodes: node.config.reasonCodes,
  checkpointId: checkpoint?.id ?? null,
  amount: decision.amount,
  stakes: node.config.stakes,
});
