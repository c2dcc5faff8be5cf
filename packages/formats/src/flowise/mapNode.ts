import { type Json, UNCHOSEN_FLOW } from '@countersign/model';
import { type Fields, fieldsOf, listOf, own, textOf } from '../read/fields.ts';
import { decisionsBehind } from '../sketch/decisions.ts';
import { itemsLeft, lost, told } from '../sketch/losses.ts';
import { email, gate, httpCall, languageAgent } from '../sketch/mappings.ts';
import { type TextReader, textReader } from '../sketch/plainText.ts';
import type { SketchStep, SketchWire } from '../sketch/sketch.ts';
import { branching, type Mapping, passing, placeholder } from '../sketch/sketchStep.ts';
import type { Part } from './foldParts.ts';
import type { FlowiseEdge } from './portOfEdge.ts';

export type FlowiseNode = {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly category: string;
  readonly inputs: Fields;
  readonly leaving: readonly FlowiseEdge[];
  readonly parts: readonly Part[];
};

export type NodeMapping = Mapping & {
  readonly behind?: readonly SketchStep[];
  readonly wires?: readonly SketchWire[];
};

const MAPPINGS: Readonly<Record<string, (node: FlowiseNode) => NodeMapping>> = {
  startAgentflow: () => ({ kind: 'trigger', config: {}, settled: ['startInputType'] }),
  seqStart: () => ({ kind: 'trigger', config: {} }),
  humanInputAgentflow: (node) => mapGate(node),
  conditionAgentflow: (node) => mapCondition(node),
  seqCondition: (node) => mapCondition(node),
  iterationAgentflow: (node) => mapIteration(node),
  loopAgentflow: (node) => mapLoop(node),
  seqLoop: (node) => mapLoop(node),
  seqEnd: () => ({ kind: 'end', config: {} }),
  httpAgentflow: ({ inputs }) => mapHttp(inputs),
  toolAgentflow: (node) => mapTool(node),
  executeFlowAgentflow: () => ({ kind: 'subflow', config: { flow: UNCHOSEN_FLOW, input: 'input' } }),
  directReplyAgentflow: ({ leaving }) => (leaving.length === 0 ? { kind: 'end', config: {} } : passing()),
};

const AGENTS =
  /^(agentAgentflow|llmAgentflow|conditionAgentAgentflow|seqAgent|seqLLMNode|seqConditionAgent|worker|supervisor)$/;

/** What becomes of a box. */
export function mapNode(node: FlowiseNode): NodeMapping {
  if (Object.hasOwn(MAPPINGS, node.type)) return MAPPINGS[node.type]!(node);
  if (AGENTS.test(node.type) || /^(Agents|Chains|Engine)$/.test(node.category)) return mapAgent(node);
  const count = new Set(node.leaving.map(({ handle }) => handle)).size;
  const ways = Array.from({ length: count }, (_, index) => ({
    port: `case${index + 1}`,
    title: `Output ${index + 1}`,
  }));
  return placeholder({ ways });
}

/** Their editor writes HTML; variables stand in double braces. */
const flowiseText = (): TextReader => textReader({});

const plain = (html: string): string =>
  html
    .replaceAll(/<\/(p|div|li|h\d)>|<br\s*\/?>/gi, '\n')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();

function mapGate({ inputs, name }: FlowiseNode): Mapping {
  const text = flowiseText();
  const question = text.template(plain(textOf(own(inputs, 'humanInputDescription'))));
  // People may always say why here.
  const settled = ['humanInputDescriptionType', 'humanInputEnableFeedback'];
  return { ...gate(question || name), losses: text.losses, settled };
}

function mapCondition({ inputs, leaving }: FlowiseNode): Mapping {
  const conditions = listOf(own(inputs, 'conditions')).map(fieldsOf);
  const said = conditions.map((one) =>
    plain(['value1', 'operation', 'value2'].map((key) => textOf(own(one, key))).join(' ')),
  );
  const outputs = new Set(leaving.map(({ handle }) => handle)).size;
  const count = Math.max(2, conditions.length + 1, outputs);
  const labels = [...new Map(leaving.map(({ handle, label }) => [handle, label])).values()];
  const ways = Array.from({ length: count }, (_, index) => ({
    port: `case${index + 1}`,
    title: said[index] || labels[index] || `Case ${index + 1}`,
  }));
  const code = textOf(own(inputs, 'conditionFunction'));
  const texts = said.length > 0 ? said : [code || 'condition'];
  const losses = texts.map((text) => lost('condition', text));
  return { ...branching(ways), losses, settled: ['conditions', 'conditionFunction'] };
}

function mapIteration({ inputs }: FlowiseNode): Mapping {
  const ways = ['Each item', 'All done'].map((title, index) => ({ port: `case${index + 1}`, title }));
  const items = plain(textOf(own(inputs, 'iterationInput'))) || 'items';
  return { ...branching(ways), losses: [itemsLeft(items)] };
}

/** A loop leads back: `agentAgentflow_0-Its label`, or the label of a sequential agent. */
function mapLoop({ key, inputs }: FlowiseNode): NodeMapping {
  const target = /^([a-zA-Z]+_\d+)-/.exec(textOf(own(inputs, 'loopBackToNode')))?.[1];
  if (target !== undefined) return { ...passing(), wires: [{ from: key, port: 'next', to: target }] };
  const name = textOf(own(inputs, 'loopToName'));
  return {
    ...passing(),
    losses: [told('connection', `back to "${name.slice(0, 100) || 'a step before'}"`)],
  };
}

function mapHttp(inputs: Fields): Mapping {
  const text = flowiseText();
  const rows = (key: string) => listOf(own(inputs, key)).map(fieldsOf);
  const headers = rows('headers').map((row): [string, string] => [
    textOf(own(row, 'key')),
    text.template(plain(textOf(own(row, 'value')))),
  ]);
  const written = textOf(own(inputs, 'body'));
  const mapping = httpCall({
    method: textOf(own(inputs, 'method')) || 'GET',
    url: text.template(plain(textOf(own(inputs, 'url')))),
    headers: Object.fromEntries(headers.filter(([key]) => key !== '')),
    ...(written === '' ? {} : { body: text.json(bodyOf(written)) }),
  });
  return { ...mapping, losses: text.losses, settled: ['bodyType', 'responseType'] };
}

function bodyOf(written: string): Json {
  try {
    return JSON.parse(written) as Json; // safe: JSON.parse gives JSON
  } catch {
    return plain(written);
  }
}

/** A tool that sends mail maps; what the others do is known to them alone. */
function mapTool({ inputs }: FlowiseNode): Mapping {
  const tool = textOf(own(inputs, 'toolAgentflowSelectedTool'));
  if (!/mail|outlook|sendgrid/i.test(tool))
    return { ...placeholder(), losses: [lost('setting', `tool ${tool}`)] };
  const text = flowiseText();
  const row = (name: string) =>
    listOf(own(inputs, 'toolInputArgs'))
      .map(fieldsOf)
      .find((one) => own(one, 'inputArgName') === name) ?? {};
  const read = (name: string) => text.template(plain(textOf(own(row(name), 'inputArgValue'))));
  const mapping = email({ to: read('to'), subject: read('subject'), body: read('body') });
  return { ...mapping, losses: [...(mapping.losses ?? []), ...text.losses, lost('credential', tool)] };
}

function mapAgent({ key, name, type, inputs, parts }: FlowiseNode): NodeMapping {
  const text = flowiseText();
  const read = (...fields: string[]) => {
    const field = fields.find((one) => textOf(own(inputs, one)) !== '') ?? '';
    return text.template(plain(textOf(own(inputs, field))));
  };
  const messages = ['agentMessages', 'llmMessages']
    .flatMap((field) => listOf(own(inputs, field)))
    .map(fieldsOf);
  const said = (isSystem: boolean) =>
    messages
      .filter((one) => (own(one, 'role') === 'system') === isSystem)
      .map((one) => text.template(plain(textOf(own(one, 'content')))))
      .join('\n\n');
  const scenarios = listOf(own(inputs, 'conditionAgentScenarios')).map((one) =>
    textOf(own(fieldsOf(one), 'scenario')),
  );
  const decisions = scenarios.filter((one) => one !== '');
  const instructions = said(true) || read(...INSTRUCTIONS);
  const mapping = languageAgent({
    model: modelOf(inputs, parts),
    instructions,
    prompt: said(false) || read(...PROMPTS),
    decisions,
  });
  const { losses } = text;
  if (type === 'seqConditionAgent') losses.push(lost('condition', name));
  return { ...mapping, losses, settled: MODEL_BOXES, ...decisionsBehind({ key, name }, decisions) };
}

const INSTRUCTIONS = [
  ...['systemMessagePrompt', 'workerPrompt', 'supervisorPrompt', 'conditionAgentInstructions'],
  ...['systemMessage', 'systemPrompt', 'conditionAgentSystemPrompt'],
];
const PROMPTS = ['humanMessagePrompt', 'agentUserMessage', 'llmUserMessage', 'conditionAgentInput', 'prompt'];
/** Which kind of box the model is; what it is called stands among its settings. */
const MODEL_BOXES = ['agentModel', 'llmModel', 'conditionAgentModel'];

/** The newer generation keeps the model among the settings, the older in a box of its own. */
function modelOf(inputs: Fields, parts: readonly Part[]): string {
  for (const key of ['agentModelConfig', 'llmModelConfig', 'conditionAgentModelConfig']) {
    const name = textOf(own(fieldsOf(own(inputs, key)), 'modelName'));
    if (name !== '') return name;
  }
  const part = parts.find(({ type }) => /Chat Models|LLMs/.test(type));
  return textOf(own(fieldsOf(own(part?.node ?? {}, 'inputs')), 'modelName'));
}
