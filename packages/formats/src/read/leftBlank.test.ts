import { blankIn, type FlowNode, type Json } from '@countersign/model';
import { expect, it } from 'vitest';
import { readForeign } from './readForeign.ts';

/** What a step of the file says in a language that is not ours, in each format that has texts. */
const WRITTEN_ELSEWHERE: readonly [string, string, unknown][] = [
  ['n8n: a mail', 'Mail', n8n('emailSend', { toEmail: '={{ $json.mail }}', subject: 'Hello', text: 'Hi' })],
  ['n8n: a mail without a text', 'Mail', n8n('emailSend', { toEmail: 'a@shop.example', subject: 'Hello' })],
  ['n8n: values', 'Mail', n8n('set', { values: { string: [{ name: 'a', value: '={{ $json.b }}' }] } })],
  ['n8n: a method', 'Mail', n8n('httpRequest', { method: 'HEAD', url: 'https://shop.example' })],
  ['n8n: an agent', 'Mail', n8n('openAi', { model: 'large-1' })],
  ['Node-RED: a mail', 'Mail', nodeRed({ type: 'e-mail', name: 'Mail' })],
  [
    'Node-RED: a method of the message',
    'Mail',
    nodeRed({ type: 'http request', method: 'use', url: 'https://shop.example' }),
  ],
  [
    'Node-RED: values',
    'Mail',
    nodeRed({ type: 'change', rules: [{ t: 'set', p: 'a', to: 'b', tot: 'jsonata' }] }),
  ],
  [
    'a state machine: a topic',
    'Mail',
    asl({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { Message: 'Help' } }),
  ],
  [
    'a state machine: a text by a path',
    'Mail',
    asl({
      ...{ Type: 'Task', Resource: 'arn:aws:states:::http:invoke' },
      Parameters: { Method: 'POST', ApiEndpoint: 'https://shop.example', RequestBody: '$.order' },
    }),
  ],
  [
    'a state machine: a model',
    'Mail',
    asl({ Type: 'Task', Resource: 'arn:aws:states:::bedrock:invokeModel' }),
  ],
  ['a state machine: values', 'Mail', asl({ Type: 'Pass', Result: { total: '$.total' } })],
  ['Flowise: an agent without a model', 'Mail', flowise('agentAgentflow', {})],
  [
    'Flowise: an address',
    'Mail',
    flowise('httpAgentflow', { method: 'GET', url: 'https://x.example/{{ id }}' }),
  ],
];

it.each(WRITTEN_ELSEWHERE)(
  'leaves a blank where a file does not say what belongs there: %s',
  (_, title, file) => {
    const result = readForeign(JSON.stringify(file));
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    const found = result.value.document.nodes.find((node) => node.title === title);
    expect(found?.origin).toMatchObject({ format: result.value.format });
    expect(found?.origin?.isPlaceholder).toBeUndefined();
    expect(blanksOf(found as FlowNode)).not.toEqual([]);
  },
);

const blanksOf = ({ config }: FlowNode): string[] =>
  textsIn(config as unknown as Json).flatMap((text) => blankIn(text) ?? []);

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((item) => textsIn(item as Json));
}

function n8n(type: string, parameters: object): unknown {
  const go = { name: 'Go', type: 'n8n-nodes-base.manualTrigger', position: [0, 0], parameters: {} };
  const mail = { name: 'Mail', type: `n8n-nodes-base.${type}`, position: [200, 0], parameters };
  return {
    nodes: [go, mail],
    connections: { Go: { main: [[{ node: 'Mail', type: 'main', index: 0 }]] } },
  };
}

function nodeRed(node: object): unknown {
  const start = { id: 'a', type: 'inject', z: 't', name: 'Go', wires: [['b']] };
  return [
    { id: 't', type: 'tab', label: 'Mails' },
    start,
    { id: 'b', z: 't', name: 'Mail', wires: [[]], ...node },
  ];
}

function asl(state: object): unknown {
  return { StartAt: 'Mail', States: { Mail: { ...state, End: true } } };
}

function flowise(name: string, inputs: object): unknown {
  const box = (id: string, type: string, label: string, own: object) => ({
    ...{ id, type: 'agentFlow', position: { x: 0, y: 0 } },
    data: { id, name: type, label, category: 'Agent Flows', inputs: own },
  });
  const [from, to] = ['startAgentflow_0', 'mail_0'];
  return {
    nodes: [box(from, 'startAgentflow', 'Start', {}), box(to, name, 'Mail', inputs)],
    edges: [{ source: from, sourceHandle: `${from}-output-startAgentflow`, target: to, targetHandle: to }],
  };
}
