import { evaluateSource, renderDeep, renderTemplate } from '@countersign/expression';
import {
  type ActionOperation,
  type AgentProviderConfig,
  fail,
  type Json,
  type JsonObject,
  type NodeOf,
  ok,
  problem,
  type Result,
} from '@countersign/model';
import { calledBy, nodeOf } from './rules.ts';
import { type Asked, holdingIn } from './runState.ts';
import { scopeIn, type Turn } from './turn.ts';

type Values = { readonly [name: string]: Json };

/** What a step asks for when it is entered, with its whole input. */
export function askOf(turn: Turn, id: string, lane: string): Result<Asked> {
  const node = nodeOf(turn.rules, id);
  const scope = scopeIn(turn, lane);
  const { proposal, route } = holdingIn(turn.state, lane);
  switch (node.kind) {
    case 'agent':
      return askAgent(node, scope, feedbackIn(turn, lane));
    case 'action':
      return mapped(renderOperation(node.config.operation, scope), (operation) => ({
        kind: 'action',
        input: { operation },
      }));
    case 'gate':
      return ok({ kind: 'gate', input: { question: questionOf(node, scope), proposal, route, scope } });
    case 'sampler': {
      const input = { question: questionOf(node, scope), proposal, targeted: isTargeted(node, scope), scope };
      return ok({ kind: 'sampler', input });
    }
    case 'subflow': {
      const call = calledBy(turn.rules, node.config.flow);
      return mapped(evaluateSource(node.config.input, scope), (input) => ({
        kind: 'call',
        input: { call, inputs: [input], each: false, concurrency: 1, failures: 'stop' },
      }));
    }
    case 'each': {
      const call = calledBy(turn.rules, node.config.flow);
      const { concurrency, failures } = node.config;
      return mapped(inputsOf(node, scope), (inputs) => ({
        kind: 'call',
        input: { call, inputs, each: true, concurrency, failures },
      }));
    }
    default:
      throw new Error(`A ${node.kind} asks for nothing`);
  }
}

const mapped = <TFrom, TTo>(result: Result<TFrom>, change: (value: TFrom) => TTo): Result<TTo> =>
  result.ok ? ok(change(result.value)) : result;

/** Nothing fails over the wording of a question: where it cannot be rendered, the title stands for it. */
function questionOf({ title, config }: NodeOf<'gate' | 'sampler'>, scope: Values): string {
  const question = renderTemplate(config.question, scope);
  return question.ok ? question.value : title;
}

function isTargeted({ config }: NodeOf<'sampler'>, scope: Values): boolean {
  if (config.targeted === undefined) return false;
  const looks = evaluateSource(config.targeted.when, scope);
  return !looks.ok || looks.value !== false;
}

function inputsOf({ id, config }: NodeOf<'each'>, scope: Values): Result<Json[]> {
  const items = evaluateSource(config.items, scope);
  if (!items.ok) return items;
  if (!Array.isArray(items.value)) return fail(problem('not_a_list', 'No list', id));
  if (items.value.length > 10_000) return fail(problem('too_many_items', 'Too long', id));
  const inputs: Json[] = [];
  for (const [index, item] of items.value.entries()) {
    const input = evaluateSource(config.input, { ...scope, item: item as Json, index });
    if (!input.ok) return input;
    inputs.push(input.value);
  }
  return ok(inputs);
}

/** What the gates of this lane wrote whose newest verdict sent the case back. */
function feedbackIn({ state }: Turn, lane: string): string | null {
  const sent = state.sentBack.filter((one) => one.lane === lane && one.message !== null);
  const sorted = sent.toSorted((one, other) => (one.gate < other.gate ? -1 : 1));
  return sorted.length === 0 ? null : sorted.map(({ message }) => message).join('\n\n');
}

function askAgent({ config }: NodeOf<'agent'>, scope: Values, feedback: string | null): Result<Asked> {
  const { provider } = config;
  return mapped(textsOf(provider, scope), (texts) => ({
    kind: 'agent',
    input: { provider, ...texts, scope, feedback },
  }));
}

type AgentTexts = { readonly text: string; readonly instructions: string };

/** Rules have no text of their own: their conditions and proposals read the scope. */
function textsOf(provider: AgentProviderConfig, scope: Values): Result<AgentTexts> {
  switch (provider.type) {
    case 'rules':
    case 'given':
      return ok({ text: '', instructions: '' });
    case 'recorded':
      return mapped(evaluateSource(provider.key, scope), (key) => ({
        text: typeof key === 'string' ? key : JSON.stringify(key),
        instructions: '',
      }));
    case 'learning':
      return mapped(renderTemplate(provider.text, scope), (text) => ({ text, instructions: '' }));
    case 'language': {
      const instructions = renderTemplate(provider.instructions, scope);
      if (!instructions.ok) return instructions;
      return mapped(renderTemplate(provider.prompt, scope), (text) => ({
        text,
        instructions: instructions.value,
      }));
    }
  }
}

/** An operation with its holes filled: texts stay texts, free JSON keeps the kinds of its values. */
export function renderOperation(operation: ActionOperation, scope: Values): Result<ActionOperation> {
  const filled: Record<string, Json> = {};
  for (const [field, value] of Object.entries(operation as unknown as JsonObject)) {
    const rendered = renderField(operation.type, field, value, scope);
    if (!rendered.ok) return rendered;
    filled[field] = rendered.value;
  }
  return ok(filled as unknown as ActionOperation); // safe: the same fields, filled
}

const TEXTS = ['url', 'to', 'subject'];

function renderField(type: string, field: string, value: Json, scope: Values): Result<Json> {
  if (TEXTS.includes(field)) return renderTemplate(value as string, scope);
  if (field === 'headers') return renderHeaders(value as Record<string, string>, scope);
  if (field !== 'body') return ok(value);
  return type === 'email' ? renderTemplate(value as string, scope) : renderDeep(value, scope);
}

function renderHeaders(headers: Record<string, string>, scope: Values): Result<Json> {
  const filled: Record<string, Json> = {};
  for (const [name, value] of Object.entries(headers)) {
    const rendered = renderTemplate(value, scope);
    if (!rendered.ok) return rendered;
    filled[name] = rendered.value;
  }
  return ok(filled);
}
