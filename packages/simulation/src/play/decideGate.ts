import { decideSample, evaluateGate, type GateDecision, type SampleDecision } from '@countersign/autonomy';
import {
  approvalsNeeded,
  type Effect,
  type EngineEvent,
  type GateOutput,
  gateOptions,
  missingProposal,
  payloadSchemaOf,
  SAMPLE_OPTIONS,
} from '@countersign/engine';
import type { GateReason, Json, NodeOf, Proposal } from '@countersign/model';
import { coinOf } from './coinOf.ts';
import type { Playing } from './playing.ts';

type GateEffect = Extract<Effect, { kind: 'gate' }>;

type Decided = {
  readonly effect: GateEffect;
  readonly node: NodeOf<'gate'>;
  readonly proposal: Proposal;
  readonly decision: GateDecision;
};

/**
 * Decides a gate by the same rule as the runtime, on the rung where the checkpoint is set to stand: answers it, or opens a
 * review.
 */
export function decideGate(effect: GateEffect, playing: Playing): EngineEvent[] {
  const { artefact, start } = playing.setting;
  const node = artefact.nodes[effect.node]?.node;
  if (node?.kind !== 'gate') throw new Error(`${effect.node} is not a gate`);
  const { policy } = node.config;
  const rung = Math.min(
    start.rungs?.[node.config.checkpoint ?? node.id] ?? policy.startRung,
    policy.ladder.length,
  );
  const { proposal: given, route, scope } = effect.input;
  const proposal = given ?? missingProposal(playing.snapshot.context);
  const decision = evaluateGate({ policy, rung, killSwitch: null, proposal, route, scope });
  const decided = { effect, node, proposal, decision };
  if (decision.decision === 'pass') return [pass(playing, decided, rung)];
  hold(playing, decided, rung);
  return [];
}

function note(
  playing: Playing,
  { effect, decision }: Decided,
  { rung, probability }: { readonly rung: number; readonly probability: number },
): void {
  const { reasons, amount, band } = decision;
  playing.events.push({
    type: decision.decision === 'pass' ? 'gate.passed' : 'gate.held',
    at: playing.now,
    node: effect.node,
    visit: effect.visit,
    data: { reasons: reasons as unknown as Json, rung, amount, band, probability }, // safe: reasons are JSON
  });
}

function pass(playing: Playing, decided: Decided, rung: number): EngineEvent {
  const { effect, proposal, decision } = decided;
  const coin = coinOf(playing, effect.key);
  const sample = decideSample({ rates: { evidence: decision.probability, targeted: null }, coin });
  note(playing, decided, { rung, probability: sample.probability.total });
  if (sample.sampled) check(playing, decided, sample);
  const output: GateOutput = {
    ...{ verdict: 'passed', by: null, payload: proposal.payload, message: null, reasonCode: null },
  };
  return { type: 'done', node: effect.node, visit: effect.visit, port: 'approved', output };
}

/** A person would look at the case later; the run goes on meanwhile. */
function check(playing: Playing, decided: Decided, { lanes, probability }: SampleDecision): void {
  const { effect, decision } = decided;
  playing.events.push({
    ...{ type: 'sampler.sampled', at: playing.now, node: effect.node, visit: effect.visit },
    data: { lanes: [...lanes], probability },
  });
  const reasons = lanes.map(
    (lane): GateReason => ({ type: 'sampled', lane, probability: probability[lane] }),
  );
  open(playing, decided, { kind: 'sample', reasons: [...reasons, ...decision.reasons] });
}

function hold(playing: Playing, decided: Decided, rung: number): void {
  const { reasons, probability } = decided.decision;
  note(playing, decided, { rung, probability });
  const kind = reasons.some(({ type }) => type === 'exception') ? 'exception' : 'gate';
  open(playing, decided, { kind, reasons });
}

function open(
  playing: Playing,
  { effect, node, proposal }: Decided,
  asked: { readonly kind: 'gate' | 'exception' | 'sample'; readonly reasons: readonly GateReason[] },
): void {
  const { setting, snapshot, now } = playing;
  const { artefact } = setting;
  const isSample = asked.kind === 'sample';
  const inQuestion = { artefact, snapshot, node: effect.node, payload: proposal.payload, now: new Date(now) };
  playing.reviews.push({
    ...asked,
    ...{ node: effect.node, visit: effect.visit, question: effect.input.question, proposal },
    payloadSchema: payloadSchemaOf(artefact, artefact.nodes[effect.node]?.agent ?? null),
    reasonCodes: node.config.reasonCodes,
    options: isSample ? SAMPLE_OPTIONS : gateOptions(artefact, effect.node, { mayEscalate: true }),
    approvals: { given: 0, needed: isSample ? 1 : approvalsNeeded(inQuestion) },
  });
}
