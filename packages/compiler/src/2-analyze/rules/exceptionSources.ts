import type { Diagnostic, ExceptionRule, NodeOf } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Flow } from '../flow.ts';
import { reach } from '../reach.ts';
import type { Rule } from '../rule.ts';

/** What an exception rule looks at, a proposal or the failure of a step, can come to it. */
export const exceptionSources: Rule = (flow) =>
  flow.document.nodes.flatMap((node) =>
    node.kind === 'exception' && flow.reachable.has(node.id)
      ? node.config.rules.flatMap((rule, index) => checkSource(flow, node, rule, `/rules/${index}/when`))
      : [],
  );

function checkSource(
  flow: Flow,
  { id, title }: NodeOf<'exception'>,
  { title: rule, when }: ExceptionRule,
  field: string,
): Diagnostic[] {
  const place = { node: id, field };
  if (when.type === 'stepFailure') return checkFailure(flow, when.step, { ...place, title, rule });
  if (when.type !== 'flag' && when.type !== 'lowConfidence') return [];
  if (flow.agentsBefore(id).size > 0) return [];
  return [diagnose('exception_without_proposal', { ...place, holes: { title, rule } })];
}

type RulePlace = {
  readonly node: string;
  readonly field: string;
  readonly title: string;
  readonly rule: string;
};

function checkFailure(flow: Flow, step: string, { node, field, title, rule }: RulePlace): Diagnostic[] {
  const place = { node, field: `${field}/step`, data: { step } };
  if (!flow.graph.nodes.has(step)) return [diagnose('unknown_step', { ...place, holes: { title, step } })];
  const failure = flow.graph.leaving.get(step)?.find(({ port }) => port === 'failed');
  if (failure !== undefined && reach(flow.graph, [failure.target]).has(node)) return [];
  return [diagnose('failure_not_routed', { ...place, holes: { title, rule, step } })];
}
