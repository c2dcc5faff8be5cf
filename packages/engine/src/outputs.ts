import type { Json } from '@countersign/model';
import type { Lane, RunContext, Sampled, StoredProposal } from './context.ts';
import { resolved } from './lanes.ts';
import type { Turn } from './machine/turn.ts';

/**
 * The change of the context that makes `output` the newest one of a step. What refers to the output before, a proposal
 * in any branch or the memory of a sampler, keeps what it had.
 */
export function withOutput(
  context: RunContext,
  node: string,
  { output, turn }: { output: Json; turn: Turn },
): Partial<RunContext> {
  const kept = context.steps[node] === undefined ? {} : keptProposals(context, node);
  return { ...kept, ...keptSamples(context, node), steps: turn.put(context.steps, node, output) };
}

/** Proposals that refer to this step, in full. */
function keptProposals(context: RunContext, node: string): Partial<RunContext> {
  const change: { proposal?: StoredProposal | null; lanes?: { [lane: string]: Lane } } = {};
  if (refersTo(context.proposal, node)) change.proposal = resolved(context, context.proposal);
  for (const [lane, { proposal, route }] of Object.entries(context.lanes ?? {})) {
    if (!refersTo(proposal, node)) continue;
    change.lanes = {
      ...(change.lanes ?? context.lanes),
      [lane]: { proposal: resolved(context, proposal), route },
    };
  }
  return change;
}

const refersTo = (stored: StoredProposal | null, node: string): boolean =>
  stored !== null && 'step' in stored && (stored.step === node || stored.gate === node);

function keptSamples(context: RunContext, node: string): Partial<RunContext> {
  if (context.sampled === undefined) return {};
  const sampled: { [sampler: string]: Sampled } = {};
  for (const [sampler, known] of Object.entries(context.sampled)) {
    const isKept = Object.hasOwn(known.replaced, node);
    const output = context.steps[node];
    const before = output === undefined ? [] : [output];
    sampled[sampler] = isKept ? known : { ...known, replaced: { ...known.replaced, [node]: before } };
  }
  return { sampled };
}
