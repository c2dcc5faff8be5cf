import {
  type Calibrated,
  calibratedBy,
  evaluateGate,
  type GateDecision,
  isWatched,
  scoreOf,
} from '@countersign/autonomy';
import {
  approvalsNeeded,
  approvalsShown,
  type Effect,
  type EngineEvent,
  type GateOutput,
  gateOptions,
  missingProposal,
  type RunSnapshot,
  SAMPLE_OPTIONS,
} from '@countersign/engine';
import {
  type DecidedLine,
  durationMs,
  type Json,
  type NodeOf,
  type Proposal,
  segmentOf,
} from '@countersign/model';
import type { StoredCheckpoint } from '../ports/storedCheckpoint.ts';
import type { Composing } from './composing.ts';
import { earningVersion } from './earningVersion.ts';
import { gateTimers } from './gateTimers.ts';
import { openReview } from './openReview.ts';
import { type Sample, samplePassed } from './samplePassed.ts';

export type GateEffect = Extract<Effect, { kind: 'gate' }>;

type Gate = {
  readonly effect: GateEffect;
  readonly node: NodeOf<'gate'>;
  readonly checkpoint: StoredCheckpoint | null;
  readonly decision: GateDecision;
  readonly proposal: Proposal;
  /** The version whose trust the case counts for: see `earningVersion`. */
  readonly agentVersion: string;
  /** The confidence as past labels bear it out; null where no targeted lane asks for it. */
  readonly calibrated: Calibrated | null;
  /** Null while the case is held. */
  readonly sample: Sample | null;
  /** The stretch of evidence that the case counts for; null where nothing is earned. */
  readonly epoch: number | null;
};

/**
 * Decides a gate inside the turn that reached it: reads the checkpoint with what the agent has earned there, writes the
 * decision and every reason for it, and either answers the gate at once or opens a review. It is never decided again for
 * this visit.
 */
export async function decideGate(effect: GateEffect, composing: Composing): Promise<EngineEvent | null> {
  const { subject, desk, draft } = composing;
  const { run, artefact } = subject;
  const node = artefact.nodes[effect.node]?.node;
  if (node?.kind !== 'gate') throw new Error(`${effect.node} is not a gate`);
  const { context } = draft.snapshot as RunSnapshot; // safe: a gate comes after the start
  const proposal = effect.input.proposal ?? missingProposal(context);
  const { agentVersion, isByPerson } = earningVersion(artefact, context, { gate: node.id, proposal });
  const earner = { segment: segmentOf(run), agentVersion, flowVersion: run.version };
  const key = node.config.checkpoint ?? node.id;
  const living = await desk.checkpoint(run.workspaceId, { flowId: run.flowId, key, ...earner });
  // What a person wrote in the agent's place is always looked at, and counts nowhere as evidence.
  const checkpoint = isByPerson ? null : living;
  const decision = evaluate(effect, checkpoint);
  const calibrated = calibratedOf(checkpoint, proposal);
  const thrown = { effect, checkpoint, decision, proposal, calibrated };
  const sample = decision.decision === 'pass' ? sampleOf(thrown, composing) : null;
  const epoch = effect.input.proposal === null ? null : (checkpoint?.epoch ?? null);
  const gate: Gate = { ...thrown, node, agentVersion, sample, epoch };
  noteDecision(gate, composing);
  if (sample !== null) return pass(gate, sample, composing);
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

/** How far the agent can be believed by the labels of the past; it is told apart from others by how many there are. */
function calibratedOf(
  checkpoint: StoredCheckpoint | null,
  { confidence }: Pick<Proposal, 'confidence'>,
): Calibrated | null {
  const isAsked = checkpoint !== null && checkpoint.policy.sampling.targeted !== undefined;
  return isAsked ? calibratedBy(checkpoint.labels, confidence) : null;
}

type Passing = Pick<Gate, 'effect' | 'checkpoint' | 'decision' | 'proposal' | 'calibrated'>;

/** The coins of a case that passes. */
function sampleOf(
  { effect, checkpoint, decision, proposal, calibrated }: Passing,
  { subject, desk }: Composing,
): Sample {
  const { confidence } = proposal;
  const { amount, probability: evidence } = decision;
  const budget = checkpoint?.policy.sampling.targeted?.budget ?? null;
  const line = { confidence, amount, rung: checkpoint?.rung ?? 0, ...asNoted(calibrated) };
  const score = checkpoint === null ? 1 : scoreOf(checkpoint.policy, line);
  const targeted = { score, budget, scores: checkpoint?.scores ?? null };
  return samplePassed({
    secret: desk.samplingSecret,
    caseId: `${subject.run.id}/${effect.key}`,
    evidence,
    targeted,
  });
}

const asNoted = (calibrated: Calibrated | null): Pick<DecidedLine, 'calibrated'> =>
  calibrated === null ? {} : { calibrated };

function noteDecision(gate: Gate, { subject, draft }: Composing): void {
  const { effect, checkpoint, decision, proposal, sample, epoch } = gate;
  const { amount, band, reasons } = decision;
  const probability = sample?.probability.total ?? decision.probability;
  const facts = {
    rung: checkpoint?.rung ?? 0,
    policyVersion: checkpoint?.policyVersion ?? 0,
    amount,
    band,
    probability,
  };
  draft.events.push({
    type: sample === null ? 'gate.held' : 'gate.passed',
    at: subject.now.toISOString(),
    node: effect.node,
    visit: effect.visit,
    data: {
      reasons: reasons as unknown as Json,
      ...facts,
      ...(epoch === null ? {} : { epoch }),
      ...earnerBeside(gate),
    }, // safe: reasons are JSON; only optional fields hide that
  });
  if (checkpoint === null) return;
  const entry: DecidedLine = {
    type: 'decided',
    runId: subject.run.id,
    node: effect.node,
    visit: effect.visit,
    segment: segmentOf(subject.run),
    decision: sample === null ? 'held' : 'passed',
    agentVersion: gate.agentVersion,
    confidence: proposal.confidence,
    flowVersion: subject.run.version,
    ...facts,
    ...(sample === null ? {} : { lanes: [...sample.lanes], rates: sample.probability }),
    ...(epoch === null ? {} : { epoch }),
    ...asNoted(gate.calibrated),
  };
  const dueAt = dueAtOf(gate, entry, subject.now);
  draft.ledger.push({ checkpointId: checkpoint.id, entry: { ...entry, ...dueAt } });
}

/** When a case counts as an error that nobody has judged; nothing for one that nobody is asked about. */
function dueAtOf({ checkpoint, sample, epoch }: Gate, entry: DecidedLine, now: Date): { dueAt?: string } {
  if (checkpoint === null || epoch === null || !isWatched(entry)) return {};
  const { labelWithin, sampling } = checkpoint.policy;
  const within = durationMs(sample === null ? labelWithin : sampling.dueAfter);
  return { dueAt: new Date(now.getTime() + within).toISOString() };
}

function pass(gate: Gate, sample: Sample, composing: Composing): EngineEvent {
  const { effect, proposal } = gate;
  if (sample.sampled) checkAfterwards(gate, sample, composing);
  const output: GateOutput = {
    verdict: 'passed',
    by: null,
    payload: proposal.payload,
    message: null,
    reasonCode: null,
  };
  return { type: 'done', node: effect.node, visit: effect.visit, port: 'approved', output };
}

/** A person looks at the case later; the run goes on meanwhile. */
function checkAfterwards(gate: Gate, { lanes, probability }: Sample, composing: Composing): void {
  const { effect, node, decision, proposal, checkpoint, epoch } = gate;
  composing.draft.events.push({
    type: 'sampler.sampled',
    at: composing.subject.now.toISOString(),
    node: effect.node,
    visit: effect.visit,
    data: { lanes, probability },
  });
  const due = epoch === null ? node.config.dueAfter : checkpoint?.policy.sampling.dueAfter;
  openReview(
    {
      ...reviewBasis(gate),
      kind: 'sample',
      proposal,
      reasons: [
        ...lanes.map((lane) => ({ type: 'sampled' as const, lane, probability: probability[lane] })),
        ...decision.reasons,
      ],
      options: SAMPLE_OPTIONS,
      dueInMs: due === undefined ? null : durationMs(due),
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

/** The version that the case counts for, where the proposal does not tell it. */
const earnerBeside = ({ proposal, agentVersion }: Gate): { earner?: string } =>
  agentVersion === proposal.agentVersion ? {} : { earner: agentVersion };

const reviewBasis = (gate: Gate) => ({ ...basisOf(gate), ...earnerBeside(gate) });

const basisOf = ({ effect, node, checkpoint, decision, sample, epoch }: Gate) => ({
  node: effect.node,
  visit: effect.visit,
  question: effect.input.question,
  reasonCodes: node.config.reasonCodes,
  checkpointId: checkpoint?.id ?? null,
  amount: decision.amount,
  stakes: node.config.stakes,
  ...(epoch === null || decision.band === null
    ? {}
    : { evidence: { epoch, probability: sample?.probability.total ?? 1 } }),
});
