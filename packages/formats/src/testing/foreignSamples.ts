/** One small file of each format, all of the same flow: an order is looked at, somebody approves it, and it is sent. */

export const N8N = {
  name: 'Orders',
  nodes: [
    { name: 'New order', type: 'n8n-nodes-base.webhook', position: [0, 0], parameters: { path: 'orders' } },
    {
      name: 'Large?',
      type: 'n8n-nodes-base.if',
      position: [200, 0],
      parameters: {
        conditions: {
          conditions: [{ leftValue: '={{ $json.amount }}', rightValue: 100, operator: { operation: 'gt' } }],
        },
      },
    },
    {
      name: 'Assess',
      type: '@n8n/n8n-nodes-langchain.agent',
      position: [400, -100],
      parameters: { text: '={{ $json.text }}', options: { systemMessage: 'Judge the order.' } },
    },
    {
      name: 'Chat model',
      type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
      position: [400, 100],
      parameters: { model: 'large-1' },
      credentials: { openAiApi: { id: '1', name: 'Team account' } },
    },
    {
      name: 'Ask the owner',
      type: 'n8n-nodes-base.slack',
      position: [600, -100],
      parameters: { operation: 'sendAndWait', message: 'May this order go out?' },
    },
    {
      name: 'Send order',
      type: 'n8n-nodes-base.httpRequest',
      position: [800, 0],
      onError: 'continueErrorOutput',
      credentials: { httpBasicAuth: { id: '2', name: 'Shop' } },
      parameters: {
        method: 'POST',
        url: 'https://shop.example.com/orders/{{ $json.id }}',
        sendBody: true,
        bodyParameters: { parameters: [{ name: 'state', value: 'sent' }] },
        authentication: 'genericCredentialType',
      },
    },
    { name: 'Archive', type: 'n8n-nodes-base.notion', position: [1000, 0], parameters: { resource: 'page' } },
    {
      name: 'Note',
      type: 'n8n-nodes-base.stickyNote',
      position: [0, 200],
      parameters: { content: 'Why so?' },
    },
  ],
  connections: {
    'New order': { main: [[{ node: 'Large?', type: 'main', index: 0 }]] },
    'Large?': {
      main: [[{ node: 'Assess', type: 'main', index: 0 }], [{ node: 'Send order', type: 'main', index: 0 }]],
    },
    'Chat model': { ai_languageModel: [[{ node: 'Assess', type: 'ai_languageModel', index: 0 }]] },
    Assess: { main: [[{ node: 'Ask the owner', type: 'main', index: 0 }]] },
    'Ask the owner': { main: [[{ node: 'Send order', type: 'main', index: 0 }]] },
    'Send order': {
      main: [[{ node: 'Archive', type: 'main', index: 0 }], [{ node: 'Archive', type: 'main', index: 0 }]],
    },
  },
};

const box = (id: string, name: string, label: string, x: number, inputs: object = {}) => ({
  id,
  type: 'agentFlow',
  position: { x, y: 0 },
  data: { id, name, label, category: 'Agent Flows', inputs },
});

const line = (source: string, output: string, target: string) => ({
  source,
  sourceHandle: `${source}-output-${output}`,
  target,
  targetHandle: target,
});

export const FLOWISE = {
  description: 'Answers a letter',
  nodes: [
    box('startAgentflow_0', 'startAgentflow', 'Start', 0),
    box('agentAgentflow_0', 'agentAgentflow', 'Write answer', 300, {
      agentMessages: [{ role: 'system', content: '<p>Answer politely.</p>' }],
      agentModelConfig: { modelName: 'small-1' },
    }),
    box('humanInputAgentflow_0', 'humanInputAgentflow', 'May it go out?', 600, {
      humanInputDescription: '<p>Is the answer right for {{ $form.from }}?</p>',
    }),
    box('loopAgentflow_0', 'loopAgentflow', 'Once more', 900, {
      loopBackToNode: 'agentAgentflow_0-Write answer',
      maxLoopCount: 5,
    }),
    box('directReplyAgentflow_0', 'directReplyAgentflow', 'Reply', 900),
  ],
  edges: [
    line('startAgentflow_0', 'startAgentflow', 'agentAgentflow_0'),
    line('agentAgentflow_0', 'agentAgentflow', 'humanInputAgentflow_0'),
    line('humanInputAgentflow_0', '0', 'directReplyAgentflow_0'),
    line('humanInputAgentflow_0', '1', 'loopAgentflow_0'),
  ],
};

export const ASL = {
  Comment: 'Ships orders',
  StartAt: 'Large?',
  States: {
    'Large?': {
      Type: 'Choice',
      Choices: [{ Variable: '$.amount', NumericGreaterThan: 100, Next: 'Approve' }],
      Default: 'Both',
    },
    Approve: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'Pack', States: { Pack: { Type: 'Task', Resource: 'arn:aws:lambda:x', End: true } } },
        { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 90, End: true } } },
      ],
      Next: 'Tell',
    },
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::http:invoke',
      Parameters: { Method: 'GET', ApiEndpoint: 'https://shop.example.com/tell' },
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 4 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Broken' }],
      Next: 'Done',
    },
    Broken: { Type: 'Fail' },
    Done: { Type: 'Succeed' },
  },
};

export const NODE_RED = [
  { id: 't', type: 'tab', label: 'Thermostat' },
  { id: 'a', type: 'inject', z: 't', name: 'Each morning', crontab: '0 7 * * *', x: 0, y: 0, wires: [['b']] },
  {
    ...{ id: 'b', type: 'switch', z: 't', name: 'Cold?', property: 'payload', x: 200, y: 0 },
    ...{ rules: [{ t: 'lt', v: '18' }], wires: [['c', 'd']] },
  },
  { id: 'c', type: 'function', z: 't', name: 'Sum', func: 'return msg;', x: 400, y: -50, wires: [['e']] },
  {
    id: 'd',
    type: 'delay',
    z: 't',
    name: '',
    pauseType: 'delay',
    timeout: '5',
    x: 400,
    y: 50,
    wires: [['e']],
  },
  { id: 'e', type: 'debug', z: 't', name: 'Show', x: 600, y: 0, wires: [] },
  { id: 'n', type: 'comment', z: 't', name: 'About', info: 'Heats.', x: 0, y: 100, wires: [] },
];

export const BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"
  xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" name="Invoices">
  <process id="p">
    <documentation>Pays invoices.</documentation>
    <startEvent id="start" name="Invoice came"/>
    <userTask id="check" name="Check invoice"/>
    <boundaryEvent id="late" name="Too late" attachedToRef="check">
      <timerEventDefinition><timeDuration>P3D</timeDuration></timerEventDefinition>
    </boundaryEvent>
    <exclusiveGateway id="which" name="Large?" default="no"/>
    <parallelGateway id="split"/>
    <serviceTask id="pay" name="Pay"/>
    <callActivity id="book" name="Book" calledElement="booking"/>
    <parallelGateway id="meet"/>
    <endEvent id="end" name="Paid"/>
    <endEvent id="gaveUp" name="Given up"/>
    <sequenceFlow id="f1" sourceRef="start" targetRef="check"/>
    <sequenceFlow id="f2" sourceRef="check" targetRef="which"/>
    <sequenceFlow id="f3" sourceRef="late" targetRef="gaveUp"/>
    <sequenceFlow id="yes" name="Yes" sourceRef="which" targetRef="split">
      <conditionExpression>\${amount &gt; 100}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="no" name="No" sourceRef="which" targetRef="end"/>
    <sequenceFlow id="f4" sourceRef="split" targetRef="pay"/>
    <sequenceFlow id="f5" sourceRef="split" targetRef="book"/>
    <sequenceFlow id="f6" sourceRef="pay" targetRef="meet"/>
    <sequenceFlow id="f7" sourceRef="book" targetRef="meet"/>
    <sequenceFlow id="f8" sourceRef="meet" targetRef="end"/>
  </process>
  <di:BPMNDiagram><di:BPMNPlane bpmnElement="p">
    <di:BPMNShape bpmnElement="start"><dc:Bounds x="0" y="40" width="36" height="36"/></di:BPMNShape>
    <di:BPMNShape bpmnElement="check"><dc:Bounds x="90" y="20" width="100" height="80"/></di:BPMNShape>
  </di:BPMNPlane></di:BPMNDiagram>
</definitions>`;
