import { type FlowDocument, type FlowNode, parseFlow } from '@countersign/model';
import { describe, expect, it } from 'vitest';
import { ASL, BPMN, FLOWISE, N8N, NODE_RED } from '../testing/foreignSamples.ts';
import { readAnyFlow, readForeign } from './readForeign.ts';

const read = (file: unknown, name = '') => {
  const result = readForeign(typeof file === 'string' ? file : JSON.stringify(file), name);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

const step = (document: FlowDocument, title: string): FlowNode => {
  const node = document.nodes.find((one) => one.title === title);
  if (node === undefined) throw new Error(`no "${title}" among ${document.nodes.map((one) => one.title)}`);
  return node;
};

/** Wires as `From.port > To`, with the titles of the steps. */
const wires = ({ nodes, edges }: FlowDocument): string[] => {
  const title = (id: string) => nodes.find((node) => node.id === id)?.title;
  return edges.map(({ source, port, target }) => `${title(source)}.${port} > ${title(target)}`);
};

describe('a workflow of n8n', () => {
  const { document, losses, placeholders, mapped, isPlaced } = read(N8N);

  it('keeps names and topology', () => {
    expect(document.name).toBe('Orders');
    expect(wires(document)).toEqual(
      expect.arrayContaining([
        'New order.next > Large?',
        'Large?.case1 > Assess',
        'Large?.otherwise > Send order',
        'Assess.proposed > Ask the owner',
        'Ask the owner.approved > Send order',
        'Ask the owner.rejected > Rejected',
        'Send order.done > Archive',
        'Send order.failed > Archive',
      ]),
    );
    expect({ placeholders, mapped, isPlaced }).toEqual({ placeholders: 1, mapped: 5, isPlaced: true });
    expect(document.notes).toMatchObject([{ text: 'Why so?' }]);
  });

  it('takes settings over where they map', () => {
    expect(step(document, 'Send order').config).toMatchObject({
      operation: {
        ...{ type: 'http', method: 'POST', url: 'https://shop.example.com/orders/⟨$json.id⟩' },
        body: { state: 'sent' },
      },
    });
    expect(step(document, 'Assess').config).toMatchObject({
      provider: { type: 'language', model: 'large-1', instructions: 'Judge the order.' },
    });
    expect(step(document, 'Ask the owner')).toMatchObject({
      kind: 'gate',
      config: { question: 'May this order go out?' },
    });
  });

  it('names every thing that it loses', () => {
    const said = losses.map(({ type, what }) => `${type} ${what}`);
    expect(said).toEqual(
      expect.arrayContaining([
        'condition "={{ $json.amount }} gt 100"',
        'expression "={{ $json.text }}"',
        'expression "https://shop.example.com/orders/{{ $json.id }}"',
        'credential "Shop"',
        'setting "authentication"',
        'setting "path"',
        'attachment "Chat model" (ai_languageModel)',
      ]),
    );
  });

  it('keeps the original of a placeholder', () => {
    expect(step(document, 'Archive').origin).toMatchObject({
      ...{ format: 'n8n', kind: 'n8n-nodes-base.notion', isPlaceholder: true },
      original: { type: 'n8n-nodes-base.notion', parameters: { resource: 'page' } },
    });
  });

  it('leads no wire of a step back to itself, and says so', () => {
    const main = [[{ node: 'Ask', type: 'main', index: 0 }]];
    const { document: circle, losses: told } = read({
      nodes: [
        { name: 'Go', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
        { name: 'Ask', type: 'n8n-nodes-base.httpRequest', parameters: { url: 'https://shop.example' } },
      ],
      connections: { Go: { main }, Ask: { main } },
    });
    expect(wires(circle)).toEqual(['Go.next > Ask', 'Ask.done > End']);
    expect(told).toContainEqual({ node: 'ask', type: 'connection', what: 'back to itself' });
  });

  it('makes one finding per connection that leads nowhere', () => {
    const main = [
      [
        { node: 'Nobody', type: 'main', index: 0 },
        { node: 'Nothing', type: 'main', index: 0 },
      ],
    ];
    const faulty = { ...N8N, connections: { ...N8N.connections, Archive: { main }, Ghost: { main } } };
    const faults = read(faulty).losses.filter(({ type }) => type === 'fault');
    expect(faults.map(({ what }) => what)).toEqual([
      'a connection leads from "Archive" to "Nobody", but "Nobody" is not in the file.',
      'a connection leads from "Archive" to "Nothing", but "Nothing" is not in the file.',
      'a connection leads from "Ghost" to "Nobody", but "Ghost" and "Nobody" are not in the file.',
      'a connection leads from "Ghost" to "Nothing", but "Ghost" and "Nothing" are not in the file.',
    ]);
  });

  it('makes one finding per name that is there twice', () => {
    const twice = { ...N8N, nodes: [...N8N.nodes, N8N.nodes[0], { parameters: {} }] };
    const faults = read(twice).losses.filter(({ type }) => type === 'fault');
    expect(faults.map(({ what }) => what)).toEqual([
      'two nodes are called "New order"; one became "New order 2".',
      'node 10 of the list has no type.',
    ]);
  });
});

it('reads an agentflow of Flowise, with people and loops', () => {
  const { document, losses } = read(FLOWISE, 'letters.json');
  expect(document).toMatchObject({ name: 'letters', description: 'Answers a letter' });
  expect(wires(document)).toEqual(
    expect.arrayContaining([
      'Start.next > Write answer',
      'Write answer.proposed > May it go out?',
      'May it go out?.approved > Reply',
      'May it go out?.rejected > Once more',
      'Once more.next > Write answer',
    ]),
  );
  expect(step(document, 'Write answer').config).toMatchObject({
    provider: { model: 'small-1', instructions: 'Answer politely.' },
  });
  expect(step(document, 'May it go out?')).toMatchObject({
    config: { question: 'Is the answer right for ⟨$form.from⟩?' },
  });
  expect(losses.map(({ what }) => what)).toContain('"maxLoopCount"');
});

it('reads a state machine, in JSON and in YAML', () => {
  const { document } = read(ASL, 'shipping.asl.json');
  expect(document.name).toBe('shipping');
  expect(wires(document)).toEqual(
    expect.arrayContaining([
      'Start.next > Large?',
      'Large?.case1 > Approve',
      'Large?.otherwise > Both',
      'Approve.approved > Both',
      'Both.branch1 > Pack',
      'Both.branch2 > Rest',
      'Rest.next > All of Both',
      'All of Both.next > Tell',
      'Tell.failed > Broken',
      'Tell.done > Done',
    ]),
  );
  expect(step(document, 'Rest').config).toEqual({ until: { type: 'duration', duration: '90s' } });
  expect(step(document, 'Tell').config).toMatchObject({ retries: 4, operation: { method: 'GET' } });
  const yaml = 'StartAt: Rest\nStates:\n  Rest:\n    Type: Wait\n    Seconds: 60\n    End: true\n';
  expect(step(read(yaml).document, 'Rest').config).toEqual({ until: { type: 'duration', duration: '1m' } });
});

it('makes one finding per state that is wrong, and per way that leads to none', () => {
  const States = {
    A: { Type: 'Dance' },
    B: { Type: 'Pass', Next: 'Nowhere' },
    C: {
      ...{ Type: 'Choice', Choices: [{ Next: 'Gone' }, { Next: 'B' }, { Next: 'Lost' }] },
      Default: 'Missing',
    },
  };
  const faultsOf = (StartAt: string) => {
    const result = readForeign(JSON.stringify({ StartAt, States }));
    return result.ok ? [] : result.problem.map(({ at }) => at);
  };
  const places = ['/States/A', '/States/B/Next', '/States/C/Default', '/States/C/Choices/0/Next'];
  expect(faultsOf('B')).toEqual([...places, '/States/C/Choices/2/Next']);
  expect(faultsOf('D')).toEqual(['/StartAt', ...places, '/States/C/Choices/2/Next']);
});

it('reads a flow of Node-RED and joins ways that are followed together', () => {
  const { document } = read(NODE_RED, 'heating.json');
  expect(step(document, 'Each morning').config).toMatchObject({ schedule: { cron: '0 7 * * *' } });
  expect(wires(document)).toEqual(
    expect.arrayContaining([
      'Each morning.next > Cold?',
      'Cold?.case1 > After Cold?',
      'After Cold?.way1 > Sum',
      'After Cold?.way2 > delay',
      'Sum.next > All of After Cold?',
      'delay.next > All of After Cold?',
      'All of After Cold?.next > Show',
    ]),
  );
  expect(document.notes).toMatchObject([{ text: 'About\n\nHeats.' }]);
});

it('reads BPMN: gates for people, expiry for timers on their border, gateways as choices and parallels', () => {
  const { document, losses } = read(BPMN);
  expect(document).toMatchObject({ name: 'Invoices', description: 'Pays invoices.' });
  expect(step(document, 'Check invoice')).toMatchObject({ kind: 'gate', config: { expiresAfter: '3d' } });
  expect(wires(document)).toEqual(
    expect.arrayContaining([
      'Invoice came.next > Check invoice',
      'Check invoice.approved > Large?',
      'Check invoice.expired > Too late',
      'Too late.next > Given up',
      'Large?.case1 > Parallel gateway',
      'Large?.otherwise > Paid',
      'Parallel gateway.branch1 > Pay',
      'Parallel gateway.branch2 > Book',
      'Pay.next > Parallel gateway',
      'Book.done > Parallel gateway',
      'Parallel gateway.next > Paid',
    ]),
  );
  expect(losses).toContainEqual(
    expect.objectContaining({ type: 'reading', what: expect.stringContaining('amount > 100') }),
  );
});

describe('a file that nobody can use', () => {
  it.each([
    ['no JSON', '{"nodes": [', 'import_unreadable'],
    ['plain text', 'hello', 'import_unreadable'],
    ['nothing', '', 'import_unreadable'],
    ['blank lines', ' \n\n', 'import_unreadable'],
    ['n8n without a step', '{"name": "New", "nodes": [], "connections": {}}', 'import_invalid'],
    [
      'BPMN without a step',
      BPMN.replace(/<process[\s\S]*<\/process>/, '<process id="p"/>'),
      'import_invalid',
    ],
    ['other JSON', '{"a": 1}', 'import_unknown'],
    ['other XML', '<svg/>', 'import_unknown'],
    ['BPMN of another version', '<definitions xmlns="http://example.com/bpmn1"/>', 'import_version'],
    ['BPMN without a process', BPMN.replace(/<process[\s\S]*<\/process>/, ''), 'import_invalid'],
    ['n8n without nodes', '{"nodes": 1, "connections": {}}', 'import_invalid'],
    ['deep nesting', '['.repeat(200_000), 'import_too_large'],
    ['deep nesting of XML', '<process>'.repeat(200_000), 'import_too_large'],
  ])('is refused in words: %s', (_, text, code) => {
    expect(readForeign(text)).toMatchObject({ ok: false, problem: [{ code, message: expect.any(String) }] });
  });

  it('gets one finding per fault of its XML, with the line', () => {
    const wrong = '<definitions>\n<a b=1></a>\n&nope;\n</definitions>';
    const result = readForeign(wrong);
    const lines = result.ok ? [] : result.problem.map(({ message }) => /line (\d+)/.exec(message)?.[1]);
    expect(lines).toEqual(['2', '3']);
  });

  it.each([
    [
      'entities that grow',
      '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><definitions>&b;</definitions>',
    ],
    [
      'entities from outside',
      '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><definitions>&x;</definitions>',
    ],
  ])('cannot bring %s', (_, text) => {
    const result = readForeign(text);
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).toContain('document type');
    expect(JSON.stringify(result)).not.toContain('root:');
  });

  it('cannot grow by the aliases of YAML', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', 'b: &b [*a,*a,*a,*a,*a,*a,*a]', 'c: [*b,*b,*b,*b,*b]'].join(
      '\n',
    );
    expect(readForeign(bomb)).toMatchObject({ ok: false, problem: [{ code: 'import_unreadable' }] });
  });
});

it('says a fault that is there three times once, with how often', () => {
  const node = { id: 'a1', type: 'inject', name: 'Start', z: 't', wires: [] };
  const { losses } = read(JSON.stringify([{ id: 't', type: 'tab', label: 'Flow' }, node, node, node, node]));
  expect(losses.filter(({ type }) => type === 'fault').map(({ what }) => what)).toEqual([
    'two nodes have the id "a1"; the second was left out. ×3',
  ]);
});

it('leaves hostile texts as texts', () => {
  const hostile = '{{ input.secret }}<script>alert(1)</script>\u0000';
  const names = ['__proto__', 'constructor', hostile, 'x'.repeat(10_000)];
  const nodes = names.map((name) => ({
    ...{ name, type: 'n8n-nodes-base.emailSend', position: [0, 0] },
    parameters: { toEmail: hostile, subject: hostile, text: hostile },
  }));
  const { document } = read(JSON.stringify({ nodes, connections: {} }));
  expect(parseFlow(JSON.parse(JSON.stringify(document))).ok).toBe(true);
  const mails = document.nodes.flatMap((node) => (node.kind === 'action' ? [node] : []));
  expect(mails.map(({ id }) => id)).not.toContain('constructor');
  expect(JSON.stringify(mails.map(({ config }) => config))).not.toContain('{{');
  expect(mails.map(({ title }) => title)).toContain('__proto__');
});

it('gives back documents of our own as they are', () => {
  const { document } = read(N8N);
  const again = readAnyFlow(JSON.stringify(document));
  expect(again).toMatchObject({ ok: true, value: { format: 'Countersign', losses: [], document } });
});

it('brings steps and notes back that a file puts where nobody would find them', () => {
  const node = (name: string, type: string, x: number) => ({
    ...{ name, type: `n8n-nodes-base.${type}`, position: [x, 0], parameters: { content: 'Look' } },
  });
  for (const far of [1e9, -1e308]) {
    const nodes = [
      node('Go', 'manualTrigger', 0),
      node('Rest', 'noOp', far),
      node('Note', 'stickyNote', far),
    ];
    const connections = { Go: { main: [[{ node: 'Rest', type: 'main', index: 0 }]] } };
    const read = readForeign(JSON.stringify({ nodes, connections }));
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const { document } = read.value;
    const places = [...document.nodes, ...document.notes].map(({ position }) => position.x);
    expect(Math.max(...places.map(Math.abs))).toBeLessThan(2_000);
  }
});
