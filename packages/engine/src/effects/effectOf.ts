import { type Artefact, ok, type Result } from '@countersign/model';
import type { Visit } from '../activeVisits.ts';
import type { RunContext } from '../context.ts';
import { scopeOf } from '../scope.ts';
import type { Effect, EffectKind, RenderInput, Rendering } from './effect.ts';
import { renderAction } from './renderAction.ts';
import { renderAgent } from './renderAgent.ts';
import { renderGate, renderSampler } from './renderGate.ts';

const RENDERERS: { readonly [TKind in EffectKind]: RenderInput<TKind> } = {
  agent: renderAgent,
  action: renderAction,
  gate: renderGate,
  sampler: renderSampler,
};

/** What the visit asks for; null for a node that asks for nothing. A problem is the failure of the step. */
export function effectOf(
  artefact: Artefact,
  visit: Visit,
  { context, now }: { context: RunContext; now: string },
): Result<Effect | null> {
  const entry = artefact.nodes[visit.node];
  if (entry === undefined || !isEffectKind(entry.node.kind)) return ok(null);
  const kind = entry.node.kind;
  const rendering = { node: entry.node, entry, context, scope: scopeOf(context, now) };
  const render = RENDERERS[kind] as (rendering: Rendering<EffectKind>) => Result<Effect['input']>; // safe: kind and node come from the same entry
  const input = render(rendering as Rendering<EffectKind>);
  if (!input.ok) return { ok: false, problem: { ...input.problem, at: visit.node } };
  return ok({ ...visit, kind, input: input.value } as Effect); // safe: the renderer of this kind made the input
}

const isEffectKind = (kind: string): kind is EffectKind => Object.hasOwn(RENDERERS, kind);
