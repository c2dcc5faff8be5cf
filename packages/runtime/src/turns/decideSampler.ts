import {
  askedOnce,
  chanceOfAny,
  decideSample,
  keyedCoin,
  lossOf,
  type SampleDecision,
} from '@countersign/autonomy';
import {
  type Effect,
  type EngineEvent,
  missingProposal,
  type RunSnapshot,
  SAMPLE_OPTIONS,
} from '@countersign/engine';
import {
  durationMs,
  type GateReason,
  type Json,
  type NodeOf,
  type Proposal,
  type SampledLine,
  segmentOf,
} from '@countersign/model';
import type { Composing } from './composing.ts';
import { openReview } from './openReview.ts';
import { gateOfSampler, type Pass, passBehind } from './passBehind.ts';

export type SamplerEffect = Extract<Effect, { kind: 'sampler' }>;

/**
 * Throws the coins of a sampler inside the turn, opens a review when one falls and nobody was asked about the case before,
 * and lets the run go on in any case.
 */
export async function decideSampler(effect: SamplerEffect, composing: Composing): Promise<EngineEvent> {
  const { subject, draft, desk } = composing;
  const node = subject.artefact.nodes[effect.node]?.node;
  if (node?.kind !== 'sampler') throw new Error(`${effect.node} is not a sampler`);
  const coin = keyedCoin(desk.samplingSecret, `${subject.run.id}/${effect.key}`);
  const rates = {
    evidence: node.config.rate,
    targeted: effect.input.targeted ? (node.config.targeted?.rate ?? 0) : null,
  };
  const thrown = decideSample({ rates, coin });
  const behind = gateOfSampler(effect.node, composing);
  const pass = thrown.sampled && behind !== null ? await passBehind(behind, composing) : null;
  const sample = askedOnce(thrown, pass?.asked ?? []);
  const { sampled, lanes, probability } = sample;
  draft.events.push({
    type: sampled ? 'sampler.sampled' : 'sampler.skipped',
    at: subject.now.toISOString(),
    node: effect.node,
    visit: effect.visit,
    data: {
      lanes,
      probability,
      ...(behind === null ? {} : { behind }),
    },
  });
  if (sampled) askAbout(effect, { node, sample, pass }, composing);
  else if (lanes.length > 0) note(effect, { node, sample, pass }, composing);
  const output = { sampled, lanes, probability };
  return { type: 'done', node: effect.node, visit: effect.visit, port: 'next', output: output as Json }; // safe: lanes and numbers
}

type Picked = {
  readonly node: NodeOf<'sampler'>;
  readonly sample: SampleDecision;
  readonly pass: Pass | null;
};

function askAbout(effect: SamplerEffect, { node, sample, pass }: Picked, composing: Composing): void {
  const { lanes, probability } = sample;
  const proposal = proposalOf(effect, composing);
  const facts = pass?.facts ?? null;
  const dueInMs = durationMs(node.config.dueAfter);
  openReview(
    {
      kind: 'sample',
      node: effect.node,
      visit: effect.visit,
      question: effect.input.question,
      proposal,
      reasons: lanes.map((lane): GateReason => ({ type: 'sampled', lane, probability: probability[lane] })),
      reasonCodes: node.config.reasonCodes,
      options: SAMPLE_OPTIONS,
      checkpointId: pass?.checkpointId ?? null,
      amount: null,
      stakes: 'normal',
      dueInMs,
      ...(pass?.at === undefined ? {} : { decidedAt: pass.at }),
      ...(facts === null ? {} : { evidence: { epoch: facts.epoch, probability: wholeChance(sample, pass) } }),
      ...(facts?.earner === undefined ? {} : { earner: facts.earner }),
    },
    composing,
  );
  note(effect, { node, sample, pass }, composing);
}

/** The case is weighed by how likely it was to be looked at by anybody. */
const wholeChance = ({ probability }: SampleDecision, pass: Pass | null): number =>
  chanceOfAny([pass?.chance ?? 0, probability.total]);

const proposalOf = (effect: SamplerEffect, { draft }: Composing) =>
  effect.input.proposal ?? missingProposal((draft.snapshot as RunSnapshot).context); // safe: a sampler comes after the start

/** Lets the ledger tell of a case that is evidence from now on: a new one, or one that somebody was asked about before. */
function note(effect: SamplerEffect, { node, sample, pass }: Picked, composing: Composing): void {
  const { subject, draft } = composing;
  if (pass === null || pass.facts === null) return;
  const proposal = proposalOf(effect, composing);
  const { earner = proposal.agentVersion, ...noted } = pass.facts;
  const { askedAt } = pass;
  const entry: SampledLine = {
    type: 'sampled',
    runId: subject.run.id,
    node: askedAt?.node ?? effect.node,
    visit: askedAt?.visit ?? effect.visit,
    gate: pass.gate,
    segment: segmentOf(subject.run),
    agentVersion: earner,
    confidence: proposal.confidence,
    ...noted,
    probability: wholeChance(sample, pass),
    lanes: [...sample.lanes],
    rates: sample.probability,
    dueAt: new Date(subject.now.getTime() + durationMs(node.config.dueAfter)).toISOString(),
    ...(askedAt === null ? {} : { asked: true, ...knownLoss(pass, proposal) }),
    ...(pass.isCalibrated && askedAt === null ? { calibrates: true } : {}),
  };
  draft.ledger.push({ checkpointId: pass.checkpointId, entry });
}

/** How wrong the agent was, where that was said before this sampler came. */
function knownLoss({ answer }: Pass, { payload }: Pick<Proposal, 'payload'>): Pick<SampledLine, 'loss'> {
  const loss = answer === null ? null : lossOf(AS_SAID, payload, answer);
  return loss === null ? {} : { loss };
}

/** A check afterwards says right or wrong, and changes no field that could weigh less. */
const AS_SAID = { cosmetic: [], severity: {} };
