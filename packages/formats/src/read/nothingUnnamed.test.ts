import type { FlowDocument, FlowNode } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { BPMN } from '../testing/foreignSamples.ts';
import { readForeign } from './readForeign.ts';

const read = (file: unknown) => {
  const result = readForeign(typeof file === 'string' ? file : JSON.stringify(file));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const { document, losses } = result.value;
  return { document, said: losses.map(({ type, what }) => `${type} ${what}`) };
};

const step = ({ nodes }: FlowDocument, title: string): FlowNode => {
  const node = nodes.find((one) => one.title === title);
  if (node === undefined) throw new Error(`no "${title}" among ${nodes.map((one) => one.title)}`);
  return node;
};

/** A machine of one state. */
const machine = (state: object, name = 'Tell') => ({
  ...{ StartAt: name, States: { [name]: { ...state, Next: 'Late' }, Late: { Type: 'Succeed' } } },
});

describe('a state machine', () => {
  it('sends a mail to whom, and with what, its file says', () => {
    const Body = { Text: { Data: 'Too much was paid.' } };
    const { document, said } = read(
      machine({
        ...{ Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:ses:sendEmail' },
        Parameters: {
          Destination: { ToAddresses: ['cfo@shop.example'], BccAddresses: ['log@shop.example'] },
          Message: { Subject: { Data: 'Refund' }, Body },
          Source: 'robot@shop.example',
        },
      }),
    );
    expect(step(document, 'Tell').config).toMatchObject({
      operation: { to: 'cfo@shop.example', subject: 'Refund', body: 'Too much was paid.' },
      retries: 0,
    });
    expect(said).toEqual(['setting "Parameters.Destination.BccAddresses"', 'setting "Parameters.Source"']);
  });

  it('sends what went to a topic to nobody until somebody is named', () => {
    const Parameters = { TopicArn: 'arn:aws:sns:eu:1:alerts', Message: 'Help' };
    const { document, said } = read(
      machine({ Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters }),
    );
    expect(step(document, 'Tell').config).toMatchObject({
      operation: { to: '⟨recipient⟩', subject: '⟨subject⟩', body: 'Help' },
    });
    expect(said).toEqual([
      'meaning the file names no recipient, so one has to be named here.',
      'setting "Parameters.TopicArn"',
    ]);
  });

  it('waits for a decision as long as there, and names the rest', () => {
    const { document, said } = read(
      machine({
        ...{ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' },
        ...{ TimeoutSeconds: 7200, HeartbeatSeconds: 60, Parameters: { QueueUrl: 'https://q.example' } },
        Retry: [{ ErrorEquals: ['Queue.Full'], MaxAttempts: 2 }],
        Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }],
      }),
    );
    expect(step(document, 'Tell')).toMatchObject({ kind: 'gate', config: { expiresAfter: '2h' } });
    expect(document.edges).toContainEqual(
      expect.objectContaining({ source: 'tell', port: 'expired', target: 'late' }),
    );
    expect(said).toEqual(['setting "HeartbeatSeconds"', 'setting "Parameters"', 'setting "Retry"']);
  });

  it('calls with its query, and names the account and each part of a retry', () => {
    const { document, said } = read(
      machine({
        ...{ Type: 'Task', Resource: 'arn:aws:states:::http:invoke', TimeoutSeconds: 60 },
        Parameters: {
          ...{ Method: 'GET', ApiEndpoint: 'https://shop.example/a', QueryParameters: { to: 'me', n: 2 } },
          Authentication: { ConnectionArn: 'arn:shop' },
        },
        Retry: [{ ErrorEquals: ['Http.Busy'], MaxAttempts: 2, IntervalSeconds: 9, BackoffRate: 1.5 }],
        ResultPath: '$.called',
      }),
    );
    expect(step(document, 'Tell').config).toMatchObject({
      operation: { url: 'https://shop.example/a?to=me&n=2' },
      ...{ retries: 2, timeout: '1m' },
    });
    expect([...said].sort()).toEqual([
      'credential "arn:shop"',
      'setting "ResultPath"',
      'setting "Retry.BackoffRate"',
      'setting "Retry.ErrorEquals"',
      'setting "Retry.IntervalSeconds"',
    ]);
  });

  it('names what its maps and its machines say besides', () => {
    const States = { One: { Type: 'Pass', Result: 7, End: true } };
    const { said } = read({
      ...machine({
        ...{ Type: 'Map', MaxConcurrency: 4, Retry: [{ ErrorEquals: ['States.ALL'] }] },
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'One', States },
      }),
      TimeoutSeconds: 60,
    });
    expect(said).toEqual(
      expect.arrayContaining([
        ...['setting "MaxConcurrency"', 'setting "Retry"', 'setting "ItemProcessor.ProcessorConfig"'],
        'setting "TimeoutSeconds" of the state machine',
      ]),
    );
  });
});

describe('a process of BPMN', () => {
  const flow = (inside: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
    xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"><process id="p"><startEvent id="s"/>${inside}<endEvent id="e"/>
    <sequenceFlow id="a" sourceRef="s" targetRef="t"/><sequenceFlow id="b" sourceRef="t" targetRef="e"/>
    </process></definitions>`;

  it('reminds at a timer that does not end the work, and expires at one that does', () => {
    const beside = BPMN.replace('attachedToRef="check"', 'attachedToRef="check" cancelActivity="false"');
    const { document, said } = read(beside);
    expect(step(document, 'Check invoice').config).toMatchObject({ remindAfter: '3d' });
    expect(step(document, 'Check invoice').config).not.toHaveProperty('expiresAfter');
    expect(said).toEqual(
      expect.arrayContaining([
        'meaning its timer began something beside the work; here it reminds the reviewer.',
        'connection "Too late" on its border',
      ]),
    );
    expect(step(read(BPMN).document, 'Check invoice').config).toMatchObject({ expiresAfter: '3d' });
  });

  it('names who is asked, until when, with which form and which values', () => {
    const { said } = read(
      flow(`<userTask id="t" name="Look"><extensionElements>
        <zeebe:assignmentDefinition assignee="=owner" candidateGroups="sales"/>
        <zeebe:taskSchedule dueDate="=due"/><zeebe:formDefinition formId="form1"/>
        <zeebe:ioMapping><zeebe:input source="=a" target="b"/></zeebe:ioMapping>
        </extensionElements><multiInstanceLoopCharacteristics isSequential="true"/></userTask>`),
    );
    expect(said).toEqual(
      expect.arrayContaining([
        'setting "assignmentDefinition assignee =owner, candidateGroups sales"',
        'setting "taskSchedule dueDate =due"',
        'setting "formDefinition formId form1"',
        'setting "ioMapping input source =a, target b"',
        'setting "multiInstanceLoopCharacteristics isSequential true"',
      ]),
    );
  });

  it('names no colours, and no field of an editor in which nothing stands', () => {
    const { said } = read(
      flow(`<userTask id="t" name="Look"><extensionElements>
        <x:graphStyle xmlns:x="urn:x"><x:basic background="1,2,3"/></x:graphStyle>
        <x:meta xmlns:x="urn:x" metaKey="bgcolor" metaValue="#fff"/><x:meta xmlns:x="urn:x" metaKey="owner" metaValue=""/>
        <x:meta xmlns:x="urn:x" metaKey="stories" metaValue="[]"/><x:meta xmlns:x="urn:x" metaKey="risk" metaValue="high"/>
        </extensionElements></userTask>`),
    );
    expect(said).toEqual(['setting "meta metaKey risk, metaValue high"']);
  });

  it('calls what a step refers to by its name, never by an id', () => {
    const process = flow(`<intermediateCatchEvent id="t"><messageEventDefinition messageRef="_12759"/>
        </intermediateCatchEvent>`);
    const message = (name: string) =>
      read(process.replace('</process>', `</process><message id="_12759"${name}/>`)).said;
    expect(message(' name="Order received"')).toEqual(['setting "message Order received"']);
    expect(message('')).toEqual([]);
  });

  it('names which process is called, in the newer way of writing too', () => {
    const { said } = read(
      flow(`<callActivity id="t"><extensionElements><zeebe:calledElement processId="booking"/>
        </extensionElements></callActivity>`),
    );
    expect(said).toContain('setting "calledElement processId booking"');
  });
});

describe('a workflow of n8n', () => {
  const call = (node: object) => ({
    nodes: [
      { name: 'Go', type: 'n8n-nodes-base.manualTrigger', position: [0, 0], parameters: {} },
      {
        ...{ name: 'Call', type: 'n8n-nodes-base.httpRequest', position: [200, 0] },
        parameters: { method: 'POST', url: 'https://shop.example' },
        ...node,
      },
      { name: 'Then', type: 'n8n-nodes-base.noOp', position: [400, 0], parameters: {} },
    ],
    connections: {
      Go: { main: [[{ node: 'Call', type: 'main', index: 0 }]] },
      Call: { main: [[{ node: 'Then', type: 'main', index: 0 }]] },
    },
  });

  it('tries as often, and goes on after a failure, as there', () => {
    const node = { retryOnFail: true, maxTries: 5, waitBetweenTries: 2000, onError: 'continueRegularOutput' };
    const { document, said } = read(call({ ...node, notes: 'Ask Ann.' }));
    expect(step(document, 'Call').config).toMatchObject({ retries: 4 });
    expect(document.edges).toContainEqual(
      expect.objectContaining({ source: 'call', port: 'failed', target: 'then' }),
    );
    expect(said).toEqual(['setting "waitBetweenTries"', 'setting "notes"']);
    expect(step(read(call({})).document, 'Call').config).toMatchObject({ retries: 0 });
  });

  it('keeps its time zone, and names its other settings and the workflows beside it', () => {
    const settings = { timezone: 'Europe/Berlin', errorWorkflow: 'w9', executionOrder: 'v1' };
    const { document, said } = read([
      { ...call({}), name: 'A', settings },
      { ...call({}), name: 'B' },
    ]);
    expect(document.settings.timeZone).toBe('Europe/Berlin');
    expect(said).toEqual([
      'setting "settings.errorWorkflow"',
      'fault the file holds another workflow, "B", which was left out.',
    ]);
  });

  it('names the settings of steps that bring ways together or go round', () => {
    const merge = call({ type: 'n8n-nodes-base.merge', parameters: { mode: 'combine', joinMode: 'outer' } });
    expect(read(merge).said).toEqual(expect.arrayContaining(['setting "mode"', 'setting "joinMode"']));
    const batches = call({ type: 'n8n-nodes-base.splitInBatches', parameters: { batchSize: 10 } });
    expect(read(batches).said).toContain('setting "batchSize"');
  });
});

it('is refused when it holds several documents of YAML', () => {
  const one = 'StartAt: A\nStates:\n  A:\n    Type: Succeed\n';
  expect(readForeign(`${one}---\n${one}`)).toMatchObject({
    ok: false,
    problem: [{ code: 'import_invalid' }],
  });
  expect(readForeign(`${one}---\n`).ok).toBe(true);
});
