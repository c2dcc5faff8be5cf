import type { Demands } from '@countersign/expression';
import {
  AgentFlag,
  type Artefact,
  type Json,
  type JsonObject,
  type ScriptedProposal,
} from '@countersign/model';
import type { OpenEffect } from '../play/simulation.ts';
import { exampleOf, valueAt } from './valueAt.ts';

const SURE = 0.95;

/** What an agent says when nothing more is known: its first decision, with confidence, and a payload that fits. */
export function exampleProposal(
  artefact: Artefact,
  node: string,
  demands: Demands = new Map(),
): ScriptedProposal {
  const drawn = artefact.nodes[node]?.node;
  if (drawn?.kind !== 'agent') throw new Error(`${node} is not an agent`);
  const { decisions, payload } = drawn.config;
  const at = (name: string, schema: JsonObject = {}) => valueAt(schema, `steps.${node}.${name}`, demands);
  const decision = demands.has(`steps.${node}.decision`)
    ? at('decision', decisions.length > 0 ? { enum: [...decisions] } : {})
    : (decisions[0] ?? 'proposed');
  const confidence = demands.has(`steps.${node}.confidence`) ? Number(at('confidence')) : SURE;
  const said = at('payload', payload);
  return {
    decision: typeof decision === 'string' && decision !== '' ? decision : 'proposed',
    payload: isObject(said) ? said : {},
    confidence: Math.min(1, Math.max(0, Number.isFinite(confidence) ? confidence : SURE)),
    flags: flagsOf(demands.has(`steps.${node}.flags`) ? at('flags') : []),
    summary: '',
  };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function flagsOf(value: Json | undefined): AgentFlag[] {
  const list = Array.isArray(value) ? value : [];
  return list.flatMap((item) => {
    const flag = AgentFlag.safeParse(item);
    return flag.success ? [flag.data] : [];
  });
}

/** What comes back from an action, a called flow or an undo when all goes well. */
export function exampleOutput(artefact: Artefact, effect: OpenEffect, demands: Demands = new Map()): Json {
  const { node } = effect;
  if (effect.kind === 'call') return callOutput(effect, demands);
  const drawn = artefact.nodes[node]?.node;
  const isHttp = drawn?.kind === 'action' && drawn.config.operation.type !== 'email';
  const usual: JsonObject = isHttp ? { status: 200, body: {} } : {};
  const said = valueAt({ type: 'object' }, `steps.${node}`, demands);
  return isObject(said) ? { ...usual, ...said } : usual;
}

function callOutput({ node, input }: Extract<OpenEffect, { kind: 'call' }>, demands: Demands): Json {
  const said = valueAt({ type: 'object' }, `steps.${node}`, demands);
  const demanded = isObject(said) ? said : {};
  if (!input.each) return { runId: 'simulated', outcome: 'done', output: {}, ...demanded };
  const items = input.inputs.map((_, index) => ({
    ...{ index, runId: `simulated-${index}`, status: 'ended', outcome: 'done', output: {} },
  }));
  return { items, ended: items.length, failed: 0, ...demanded };
}

/** The input of a case when nothing more is known. */
export const exampleInput = (artefact: Pick<Artefact, 'input'>, demands: Demands = new Map()): Json =>
  valueAt(artefact.input, 'input', demands) ?? exampleOf(artefact.input);
