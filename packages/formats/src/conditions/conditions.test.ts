import { describe, expect, it } from 'vitest';
import { readForeign } from '../read/readForeign.ts';

/** The first way of the step "Which?", and what is to be told of it. */
function asked(file: unknown): { when: string; losses: string[] } {
  const result = readForeign(typeof file === 'string' ? file : JSON.stringify(file));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const node = result.value.document.nodes.find(({ title }) => title === 'Which?');
  const { cases = [] } = (node?.config ?? {}) as { cases?: { when: string }[] };
  const losses = (node?.origin?.losses ?? []).map(({ type, what }) => `${type} ${what}`);
  return { when: cases[0]?.when ?? '', losses };
}

describe('an If of n8n', () => {
  const node = (name: string, type: string, parameters: object = {}) => ({
    ...{ name, type: `n8n-nodes-base.${type}`, position: [0, 0], parameters, typeVersion: 2 },
  });
  const to = (name: string) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });

  /** A row of a condition behind a start that hands on the input as it is. */
  const row = (leftValue: unknown, type: string, operation: string, rightValue?: unknown) => ({
    ...{ leftValue, rightValue, operator: { type, operation } },
  });
  const behind = (before: object & { name: string }, conditions: object, type = 'if') => ({
    nodes: [node('Go', 'manualTrigger'), before, node('Which?', type, { conditions })],
    connections: { Go: to(before.name), [before.name]: to('Which?') },
  });
  const ask = (...conditions: object[]) =>
    asked(behind(node('Pause', 'noOp'), { combinator: 'and', conditions }));

  it.each([
    [row('={{ $json.amount }}', 'number', 'gt', '100'), 'has(input.amount) && input.amount > 100'],
    [row('={{ $json.state }}', 'string', 'notEquals', 'new'), '!has(input.state) || input.state != "new"'],
    [
      row('={{ $json["odd name"].ok }}', 'boolean', 'true'),
      '"odd name" in input && has(input["odd name"].ok) && input["odd name"].ok == true',
    ],
    [row('={{ $json.id }}', 'number', 'exists'), 'has(input.id)'],
    [row('={{ $json.text }}', 'string', 'notEmpty'), 'has(input.text) && size(input.text) > 0'],
    [row('={{ $json.text }}', 'string', 'notContains', 'x'), '!has(input.text) || !input.text.contains("x")'],
    [
      row('={{ $json.a }}', 'number', 'lte', '={{ $json.b }}'),
      'has(input.a) && has(input.b) && input.a <= input.b',
    ],
    [row("={{ $('Go').item.json.a }}", 'number', 'equals', 0), 'has(input.a) && input.a == 0'],
  ])('asks in our words what it asked there: %j', (one, when) => {
    expect(ask(one)).toEqual({ when, losses: [] });
  });

  it.each([
    [row('={{ $json.a }}', 'boolean', 'false'), '!has(input.a) || input.a == false'],
    [row('={{ $json.a }}', 'string', 'equals', ''), '!has(input.a) || input.a == ""'],
    [row('={{ $json.a }}', 'string', 'notEquals', ''), 'has(input.a) && input.a != ""'],
    [row('={{ $json.a }}', 'number', 'notEquals', 3), '!has(input.a) || input.a != 3'],
    [row('={{ $json.a }}', 'number', 'lt', 3), 'has(input.a) && input.a < 3'],
  ])('is of a value that is missing what it was there: %j', (one, when) => {
    expect(ask(one)).toEqual({ when, losses: [] });
  });

  it.each([
    [
      row('={{ $json.rows[0] }}', 'number', 'gt', 3),
      'has(input.rows) && size(input.rows) > 0 && input.rows[0] != null && input.rows[0] > 3',
    ],
    [
      row('={{ $json.rows[0] }}', 'string', 'notEquals', 'x'),
      '!(has(input.rows) && size(input.rows) > 0 && input.rows[0] != null) || input.rows[0] != "x"',
    ],
    [
      row('={{ $json.rows[0] }}', 'string', 'exists'),
      'has(input.rows) && size(input.rows) > 0 && input.rows[0] != null',
    ],
    [
      row('={{ $json.rows[0]["odd name"] }}', 'string', 'exists'),
      'has(input.rows) && size(input.rows) > 0 && input.rows[0] != null && "odd name" in input.rows[0]',
    ],
  ])('takes null in a list for missing, as has() takes null in a field: %j', (one, when) => {
    expect(ask(one)).toEqual({ when, losses: [] });
  });

  it.each([
    ['={{ $json.amount }}', 'has(steps.total.sum) && steps.total.sum > 100'],
    [null, 'has(steps.total.sum) && steps.total.sum > 100'],
    [120, 'steps.total.sum > 100'],
  ])('asks for a value that a step set unless the file says what it is: %j', (value, when) => {
    const assignments = { assignments: [{ name: 'sum', value, type: 'number' }] };
    const set = node('Total', 'set', { assignments });
    const conditions = { conditions: [row('={{ $json.sum }}', 'number', 'gt', 100)] };
    expect(asked(behind(set, conditions)).when).toBe(when);
  });

  it('takes a missing number for 0 as its first generation did', () => {
    const older = (operation: string, value2: number) =>
      asked(behind(node('Pause', 'noOp'), { number: [{ value1: '={{ $json.a }}', operation, value2 }] }))
        .when;
    expect(older('smaller', 0)).toBe('has(input.a) && input.a < 0');
    expect(older('smallerEqual', 0)).toBe('!has(input.a) || input.a <= 0');
    expect(older('larger', -1)).toBe('!has(input.a) || input.a > -1');
    expect(older('notEqual', 3)).toBe('!has(input.a) || input.a != 3');
  });

  it('joins its rows, and those of the older generation', () => {
    const rows = [row('={{ $json.a }}', 'number', 'lt', 1), row('={{ $json.b }}', 'string', 'equals', 'x')];
    expect(ask(...rows).when).toBe('has(input.a) && input.a < 1 && has(input.b) && input.b == "x"');
    const older = { number: [{ value1: '={{ $json.a }}', operation: 'largerEqual', value2: 3 }] };
    expect(asked(behind(node('Pause', 'noOp'), older)).when).toBe('has(input.a) && input.a >= 3');
  });

  it.each([
    [{ number: [{ value1: '={{ $json.a }}', value2: 3 }] }, '!has(input.a) || input.a < 3'],
    [{ string: [{ value1: '={{ $json.a }}', value2: 'x' }] }, 'has(input.a) && input.a == "x"'],
    [
      { dateTime: [{ value1: '={{ $json.a }}', value2: '2026-01-01' }] },
      'has(input.a) && timestamp(input.a) > timestamp("2026-01-01")',
    ],
  ])('knows what a row of the older generation asks that does not say it: %j', (older, when) => {
    expect(asked(behind(node('Pause', 'noOp'), older))).toEqual({ when, losses: [] });
  });

  it('says what it asked where it cannot be said here', () => {
    const older = { number: [{ value1: '={{ $json.a + 1 }}', value2: 3 }] };
    expect(asked(behind(node('Pause', 'noOp'), older)).losses).toEqual([
      'condition "={{ $json.a + 1 }} smaller 3"',
    ]);
  });

  it('takes what came over the web out of its body', () => {
    const web = behind(
      { ...node('Pause', 'noOp') },
      { conditions: [row('={{ $json.body.a }}', 'number', 'gt', 1)] },
    );
    const nodes = [node('Go', 'webhook'), ...web.nodes.slice(1)];
    expect(asked({ ...web, nodes })).toEqual({ when: 'has(input.a) && input.a > 1', losses: [] });
  });

  it('knows the values that a step before has set, and has somebody look at what another gave', () => {
    const set = node('Total', 'set', {
      assignments: { assignments: [{ name: 'sum', value: 3, type: 'number' }] },
    });
    const conditions = { conditions: [row('={{ $json.sum }}', 'number', 'gt', 100)] };
    expect(asked(behind(set, conditions))).toEqual({ when: 'steps.total.sum > 100', losses: [] });
    expect(asked(behind(node('Page', 'notion'), conditions))).toEqual({
      when: 'has(steps.page.sum) && steps.page.sum > 100',
      losses: ['reading "={{ $json.sum }} gt 100" as "has(steps.page.sum) && steps.page.sum > 100"'],
    });
  });

  it('names the step that it asks for where that step never comes before, or gives nothing', () => {
    const total = node('Total', 'set', { assignments: { assignments: [{ name: 'sum', value: 3 }] } });
    const condition = (name: string) => ({
      conditions: [row(`={{ $('${name}').item.json.sum }}`, 'number', 'gt', 100)],
    });
    const later = behind(node('Pause', 'noOp'), condition('Total'));
    const after = { ...later, nodes: [...later.nodes, total] };
    expect(asked({ ...after, connections: { ...later.connections, 'Which?': to('Total') } })).toEqual({
      when: 'false',
      losses: ['condition "steps.total.sum > 100" (of "Total", which never comes before)'],
    });
    const merge = behind(node('Both', 'merge'), condition('Page'));
    const page = node('Page', 'notion');
    const outputs = [0, 1].map(() => [{ node: 'Both', type: 'main', index: 0 }]);
    const connections = { ...merge.connections, Go: to('Page'), Page: { main: outputs } };
    expect(asked({ nodes: [...merge.nodes, page], connections })).toEqual({
      when: 'false',
      losses: ['condition "={{ $(\'Page\').item.json.sum }} gt 100" (of "Page", which gives nothing here)'],
    });
  });

  it.each([
    [row('={{ $json.items.length > 3 }}', 'boolean', 'true')],
    [row('={{ $now }}', 'dateTime', 'after', '2026-01-01')],
    [row('={{ $json.a }}', 'string', 'regex', '^x')],
    [row('plain', 'string', 'equals', 'plain')],
  ])('guesses nothing: %j', (one) => {
    const { when, losses } = ask(one);
    expect(when).toBe('false');
    expect(losses).toEqual([expect.stringMatching(/^condition /)]);
  });

  it('asks each rule of a Switch', () => {
    const rule = (value: string) => ({
      conditions: { conditions: [row('={{ $json.kind }}', 'string', 'equals', value)] },
    });
    const file = behind(node('Pause', 'noOp'), {}, 'switch');
    const which = { ...file.nodes[2], parameters: { rules: { values: [rule('a'), rule('b')] } } };
    const result = readForeign(JSON.stringify({ ...file, nodes: [...file.nodes.slice(0, 2), which] }));
    const config = result.ok && result.value.document.nodes.find(({ title }) => title === 'Which?')?.config;
    expect(config).toMatchObject({
      cases: [
        { when: 'has(input.kind) && input.kind == "a"' },
        { when: 'has(input.kind) && input.kind == "b"' },
      ],
    });
  });
});

describe('a gateway of BPMN', () => {
  const process = (condition: string, work = '') => `<definitions
    xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><startEvent id="s"/>
    ${work === '' ? '' : `<${work} id="w"/><sequenceFlow id="f0" sourceRef="s" targetRef="w"/>`}
    <exclusiveGateway id="g" name="Which?" default="no"/><endEvent id="a"/><endEvent id="b"/>
    <sequenceFlow id="f1" sourceRef="${work === '' ? 's' : 'w'}" targetRef="g"/>
    <sequenceFlow id="yes" sourceRef="g" targetRef="a"><conditionExpression>${condition}</conditionExpression></sequenceFlow>
    <sequenceFlow id="no" sourceRef="g" targetRef="b"/></process></definitions>`;

  it.each([
    [`\${amount &gt; 100}`, 'input.amount > 100'],
    ['= order.total &gt;= 10 and not(order.paid)', 'input.order.total >= 10 && !input.order.paid'],
    ["#{country == 'DE' || 100 &lt; amount}", 'input.country == "DE" || input.amount > 100'],
    ['#{!approved}', '!input.approved'],
  ])('asks for the variables of the case: %s', (condition, when) => {
    expect(asked(process(condition))).toEqual({ when, losses: [] });
  });

  it('has somebody look when work that came before may have changed them', () => {
    expect(asked(process('#{approved}', 'userTask'))).toEqual({
      when: 'input.approved',
      losses: ['reading "#{approved}" as "input.approved"'],
    });
  });

  it.each([
    ["bpmn:getDataObject('approved')"],
    ['Service Level == "Premium"'],
    ['#{a + 1 &gt; 2}'],
    ['true'],
  ])('guesses nothing: %s', (condition) => {
    const { when, losses } = asked(process(condition));
    expect(when).toBe('false');
    expect(losses).toEqual([expect.stringMatching(/^condition /)]);
  });
});
