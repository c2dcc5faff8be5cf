import { decideSample, keyedCoin } from '@countersign/autonomy';
import { type Effect, type EngineEvent, missingProposal, type RunSnapshot } from '@countersign/engine';
import { type Artefact, durationMs, type GateReason, type Json } from '@countersign/model';
import type { Composing } from './composing.ts';
import { openReview } from './openReview.ts';
import { SAMPLE_OPTIONS } from './reviewOptions.ts';

export type SamplerEffect = Extract<Effect, { kind: 'sampler' }>;

/** Throws the coins of a sampler inside the turn, opens a review when one falls, and lets the run go on in any case. */
export async function decideSampler(effect: SamplerEffect, composing: Composing): Promise<EngineEvent> {
  const { subject, draft, desk } = composing;
  const node = subject.artefact.nodes[effect.node]?.node;
  if (node?.kind !== 'sampler') throw new Error(`${effect.node} is not a sampler`);
  const { context } = draft.snapshot as RunSnapshot; // safe: a sampler comes after the start
  const coin = keyedCoin(desk.samplingSecret, `${subject.run.id}/${effect.key}`);
  const rates = {
    evidence: node.config.rate,
    targeted: effect.input.targeted ? (node.config.targeted?.rate ?? 0) : null,
  };
  const sample = decideSample({ rates, coin });
  const output = { sampled: sample.sampled, lanes: sample.lanes, probability: sample.probability };
  draft.events.push({
    type: sample.sampled ? 'sampler.sampled' : 'sampler.skipped',
    at: subject.now.toISOString(),
    node: effect.node,
    visit: effect.visit,
    data: { lanes: sample.lanes, probability: sample.probability },
  });
  if (sample.sampled) {
    const reasons = sample.lanes.map(
      (lane): GateReason => ({ type: 'sampled', lane, probability: sample.probability[lane] }),
    );
    openReview(
      {
        kind: 'sample',
        node: effect.node,
        visit: effect.visit,
        question: effect.input.question,
        proposal: effect.input.proposal ?? missingProposal(context),
        reasons,
        reasonCodes: node.config.reasonCodes,
        options: SAMPLE_OPTIONS,
        checkpointId: await checkpointBehind(effect.node, composing),
        amount: null,
        stakes: 'normal',
        dueInMs: durationMs(node.config.dueAfter),
      },
      composing,
    );
  }
  return { type: 'done', node: effect.node, visit: effect.visit, port: 'next', output: output as Json }; // safe: lanes and numbers
}

/**
 * The checkpoint that let the case pass by itself: only there is a sample evidence. Null when a person had approved, or
 * when it cannot be told which of several gates it was.
 */
async function checkpointBehind(
  sampler: string,
  { subject, draft, desk }: Composing,
): Promise<string | null> {
  const { run, artefact } = subject;
  const { context } = draft.snapshot as RunSnapshot; // safe: a sampler comes after the start
  const passed = Object.keys(context.steps).filter(
    (node) => hasPassed(artefact, node, context.steps[node]) && areOnOneWay(artefact, node, sampler),
  );
  const agent = artefact.nodes[sampler]?.agent ?? null;
  const ofAgent = passed.filter((node) => artefact.nodes[node]?.agent === agent);
  const [gate, ...others] = passed.length > 1 ? ofAgent : passed;
  const node = gate === undefined || others.length > 0 ? undefined : artefact.nodes[gate]?.node;
  if (node?.kind !== 'gate') return null;
  const checkpoint = await desk.checkpoint(run.workspaceId, run.flowId, node.config.checkpoint ?? node.id);
  return checkpoint?.id ?? null;
}

function hasPassed(artefact: Artefact, node: string, output: Json | undefined): boolean {
  if (artefact.nodes[node]?.node.kind !== 'gate') return false;
  return (
    typeof output === 'object' && output !== null && 'verdict' in output && output['verdict'] === 'passed'
  );
}

/** What a gate of another branch let pass is another matter: a case comes from outer branches, or from inner ones that were joined. */
function areOnOneWay(artefact: Artefact, gate: string, sampler: string): boolean {
  const [a, b] = [lanePath(artefact, gate), lanePath(artefact, sampler)];
  return a.startsWith(b) || b.startsWith(a);
}

/** The branches around a node, the outermost first, each with a slash behind its name. */
function lanePath(artefact: Artefact, node: string): string {
  const lane = artefact.nodes[node]?.lane;
  return lane === undefined ? '' : `${lane}/`;
}
