import { type Artefact, ok, type Result } from '@countersign/model';
import type { RunContext } from '../context.ts';
import { scopeOf } from '../scope.ts';
import type { Visit } from '../visit.ts';
import {
  type AskingKind,
  EFFECT_KINDS,
  type Effect,
  isAsking,
  type RenderInput,
  type Rendering,
} from './effect.ts';
import { renderAction } from './renderAction.ts';
import { renderAgent } from './renderAgent.ts';
import { renderEach, renderSubflow } from './renderCall.ts';
import { renderGate, renderSampler } from './renderGate.ts';

const RENDERERS: { readonly [TKind in AskingKind]: RenderInput<TKind> } = {
  agent: renderAgent,
  action: renderAction,
  gate: renderGate,
  sampler: renderSampler,
  each: renderEach,
  subflow: renderSubflow,
};

/** What the visit asks for; null for a node that asks for nothing. A problem is the failure of the step. */
export function effectOf(
  artefact: Artefact,
  visit: Visit,
  { context, now }: { context: RunContext; now: string },
): Result<Effect | null> {
  const entry = artefact.nodes[visit.node];
  if (entry === undefined || !isAsking(entry.node.kind)) return ok(null);
  const { kind } = entry.node;
  const scope = scopeOf(context, entry.lane, now);
  const render = RENDERERS[kind] as (rendering: Rendering<AskingKind>) => Result<Effect['input']>; // safe: kind and node come from the same entry
  const input = render({ artefact, node: entry.node, entry, context, scope } as Rendering<AskingKind>);
  if (!input.ok) return { ok: false, problem: { ...input.problem, at: visit.node } };
  return ok({ ...visit, kind: EFFECT_KINDS[kind], input: input.value } as Effect); // safe: the renderer of this kind made the input
}
