import { askedOnce, decideSample } from '@countersign/autonomy';
import {
  type Effect,
  type EngineEvent,
  gateBehind,
  missingProposal,
  payloadSchemaOf,
  SAMPLE_OPTIONS,
} from '@countersign/engine';
import type { GateReason, NodeOf, SampleLane } from '@countersign/model';
import { coinOf } from './coinOf.ts';
import type { Playing } from './playing.ts';

type SamplerEffect = Extract<Effect, { kind: 'sampler' }>;

/** Throws the coins of a sampler, opens the review of a sample, and lets the run go on in any case. */
export function decideSampler(effect: SamplerEffect, playing: Playing): EngineEvent[] {
  const node = playing.setting.artefact.nodes[effect.node]?.node;
  if (node?.kind !== 'sampler') throw new Error(`${effect.node} is not a sampler`);
  const rates = {
    evidence: node.config.rate,
    targeted: effect.input.targeted ? (node.config.targeted?.rate ?? 0) : null,
  };
  const thrown = decideSample({ rates, coin: coinOf(playing, effect.key) });
  const asked = thrown.sampled ? askedBefore(effect.node, playing) : [];
  const sample = askedOnce(thrown, asked);
  const { sampled, probability } = sample;
  const lanes = [...sample.lanes];
  const output = { sampled, lanes, probability };
  playing.events.push({
    type: sampled ? 'sampler.sampled' : 'sampler.skipped',
    at: playing.now,
    node: effect.node,
    visit: effect.visit,
    data: { lanes, probability },
  });
  if (sampled) openSample(effect, node, playing);
  return [{ type: 'done', node: effect.node, visit: effect.visit, port: 'next', output }];
}

/** The lanes for which somebody was asked already: by the gate that let the case pass, or by another sampler behind it. */
function askedBefore(sampler: string, { setting, snapshot, events }: Playing): readonly SampleLane[] {
  const { artefact } = setting;
  const gate = gateBehind(artefact, snapshot.context, sampler);
  if (gate === null) return [];
  const visit = snapshot.context.visits[gate] ?? 1;
  return events.flatMap(({ type, data, ...at }) => {
    if ((type !== 'sampler.sampled' && type !== 'sampler.skipped') || at.node === undefined) return [];
    const isOfGate = at.node === gate && at.visit === visit;
    const isBehind = at.node !== gate && gateBehind(artefact, snapshot.context, at.node) === gate;
    return isOfGate || isBehind ? (data as { lanes: readonly SampleLane[] }).lanes : []; // safe: noted by a gate or sampler of the simulation
  });
}

function openSample(effect: SamplerEffect, node: NodeOf<'sampler'>, playing: Playing): void {
  const { artefact } = playing.setting;
  const sampled = playing.events.at(-1)?.data as { lanes: readonly ('evidence' | 'targeted')[] }; // safe: noted just now
  playing.reviews.push({
    kind: 'sample',
    ...{ node: effect.node, visit: effect.visit, question: effect.input.question },
    proposal: effect.input.proposal ?? missingProposal(playing.snapshot.context),
    payloadSchema: payloadSchemaOf(artefact, artefact.nodes[effect.node]?.agent ?? null),
    reasons: sampled.lanes.map(
      (lane): GateReason => ({
        type: 'sampled',
        lane,
        probability: lane === 'evidence' ? node.config.rate : (node.config.targeted?.rate ?? 0),
      }),
    ),
    reasonCodes: node.config.reasonCodes,
    options: SAMPLE_OPTIONS,
    approvals: { given: 0, needed: 1 },
  });
}
