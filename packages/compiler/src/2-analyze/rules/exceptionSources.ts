import { type Diagnostic, type ExceptionRule, freeEdgeId, type NodeOf, outPorts } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import type { Fix } from '../fixes.ts';
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

/** A wire from the open port "failed" of a step, where both lie in one branch. */
function leadFailureHere({ document, graph, blocks }: Flow, step: string, to: string): Fix | null {
  const source = graph.nodes.get(step);
  const canFail = source !== undefined && outPorts(source).some(({ name }) => name === 'failed');
  if (!canFail || blocks.laneOf(step) !== blocks.laneOf(to)) return null;
  const id = freeEdgeId(step, 'failed', new Set(document.edges.map((edge) => edge.id)));
  const edge = { id, source: step, port: 'failed', target: to };
  return { title: 'Lead the failure here', command: { type: 'connect', edge } };
}

function checkFailure(flow: Flow, step: string, { node, field, title, rule }: RulePlace): Diagnostic[] {
  const place = { node, field: `${field}/step`, data: { step } };
  if (!flow.graph.nodes.has(step)) return [diagnose('unknown_step', { ...place, holes: { title, step } })];
  const failure = flow.graph.leaving.get(step)?.find(({ port }) => port === 'failed');
  if (failure !== undefined && reach(flow.graph, [failure.target]).has(node)) return [];
  const fix = failure === undefined ? leadFailureHere(flow, step, node) : null;
  return [
    diagnose('failure_not_routed', {
      ...place,
      holes: { title, rule, step },
      ...(fix === null ? {} : { fix }),
    }),
  ];
}
