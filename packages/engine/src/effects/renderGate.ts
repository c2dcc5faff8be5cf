import { evaluateCondition, renderTemplate } from '@countersign/expression';
import { ok } from '@countersign/model';
import { proposalOf, routeOf } from '../lanes.ts';
import type { Scope } from '../scope.ts';
import type { RenderInput } from './effect.ts';

/** A gate never fails over its wording: where the question cannot be rendered, the reviewer sees the title instead. */
export const renderGate: RenderInput<'gate'> = ({ node, entry, context, scope }) =>
  ok({
    question: questionOf(node, scope),
    proposal: proposalOf(context, entry.lane),
    route: routeOf(context, entry.lane),
    scope,
  });

/** The same care for a sampler: in doubt it looks harder. */
export const renderSampler: RenderInput<'sampler'> = ({ node, entry, context, scope }) =>
  ok({
    question: questionOf(node, scope),
    proposal: proposalOf(context, entry.lane),
    targeted: node.config.targeted !== undefined && holdsOrUnknown(node.config.targeted.when, scope),
    scope,
  });

/** The question as a reviewer would read it. */
export function questionOf(node: { title: string; config: { question: string } }, scope: Scope): string {
  const question = renderTemplate(node.config.question, scope);
  return question.ok && question.value.trim() !== '' ? question.value : node.title;
}

/** In doubt yes. */
export function holdsOrUnknown(condition: string, scope: Scope): boolean {
  const result = evaluateCondition(condition, scope);
  return result.ok ? result.value : true;
}
