import { describe, expect, it } from 'vitest';
import { readForeign } from './readForeign.ts';

/** Wires as `From.port > To`, the outcomes of ends by their titles, and what is to be told of each step. */
function read(file: unknown) {
  const result = readForeign(typeof file === 'string' ? file : JSON.stringify(file));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const { nodes, edges } = result.value.document;
  const title = (id: string) => nodes.find((node) => node.id === id)?.title;
  const ends = nodes.filter(({ kind }) => kind === 'end');
  return {
    wires: edges.map(({ source, port, target }) => `${title(source)}.${port} > ${title(target)}`),
    outcomes: Object.fromEntries(
      ends.map((node) => [node.title, (node.config as { outcome: string }).outcome]),
    ),
    losses: nodes.flatMap((node) =>
      (node.origin?.losses ?? []).map(({ type, what }) => `${node.title}: ${type} ${what}`),
    ),
    kinds: Object.fromEntries(nodes.map((node) => [node.title, node.kind])),
  };
}

describe('a state machine', () => {
  const Choices = [{ Variable: '$.amount', NumericGreaterThan: 100, Next: 'Fine' }];

  it('fails where no rule of a choice holds and no state is named for that', () => {
    const States = { 'Which?': { Type: 'Choice', Choices }, Fine: { Type: 'Succeed' } };
    const { wires, outcomes, losses } = read({ StartAt: 'Which?', States });
    expect(wires).toEqual(
      expect.arrayContaining(['Which?.case1 > Fine', 'Which?.otherwise > Which?: no rule holds']),
    );
    expect(outcomes).toEqual({ Fine: 'done', 'Which?: no rule holds': 'failed' });
    expect(losses).toEqual([]);
  });

  it('leads on where one is named', () => {
    const States = {
      'Which?': { Type: 'Choice', Choices, Default: 'Else' },
      ...{ Fine: { Type: 'Succeed' }, Else: { Type: 'Succeed' } },
    };
    const { wires, outcomes } = read({ StartAt: 'Which?', States });
    expect(wires).toContain('Which?.otherwise > Else');
    expect(outcomes).toEqual({ Fine: 'done', Else: 'done' });
  });

  it('names a state that says neither where it leads nor that it ends', () => {
    const States = { A: { Type: 'Wait', Seconds: 3 } };
    expect(read({ StartAt: 'A', States }).losses).toEqual([
      'A: fault it names no next state and does not say that it ends; here it ends.',
    ]);
    const ending = { A: { Type: 'Wait', Seconds: 3, End: true } };
    expect(read({ StartAt: 'A', States: ending }).losses).toEqual([]);
  });

  it('says the place of such a state when the file cannot be read', () => {
    const result = readForeign(JSON.stringify({ StartAt: 'B', States: { A: { Type: 'Pass' } } }));
    const places = result.ok ? [] : result.problem.map(({ at }) => at);
    expect(places).toEqual(['/StartAt', '/States/A']);
  });
});

describe('link events of BPMN', () => {
  const file = (inside: string) => `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
    <process id="p">${inside}</process></definitions>`;
  const event = (kind: string, id: string, link: string) =>
    `<intermediate${kind}Event id="${id}" name="${id}"><linkEventDefinition name="${link}"/></intermediate${kind}Event>`;
  const flow = (from: string, to: string) =>
    `<sequenceFlow id="${from}${to}" sourceRef="${from}" targetRef="${to}"/>`;

  it('lead from what throws to what follows the one that catches', () => {
    const { wires, losses, kinds } = read(
      file(
        `<startEvent id="s" name="s"/><endEvent id="e" name="e"/>${event('Throw', 'out', 'L')}${event('Catch', 'in', 'L')}
        ${flow('s', 'out')}${flow('in', 'e')}`,
      ),
    );
    expect(wires).toEqual(expect.arrayContaining(['s.next > out', 'out.next > in', 'in.next > e']));
    expect(wires).toHaveLength(3);
    expect(losses).toEqual([]);
    expect(kinds).toMatchObject({ out: 'transform', in: 'transform' });
  });

  it('belong to the sub-process in which they stand', () => {
    const inner = `<subProcess id="sub" name="sub"><startEvent id="s2" name="s2"/><endEvent id="e2" name="e2"/>
      ${event('Throw', 'out2', 'L')}${event('Catch', 'in2', 'L')}${flow('s2', 'out2')}${flow('in2', 'e2')}</subProcess>`;
    const { wires } = read(
      file(
        `<startEvent id="s" name="s"/>${inner}<endEvent id="e" name="e"/>${event('Throw', 'out', 'L')}
        ${event('Catch', 'in', 'L')}${flow('s', 'sub')}${flow('sub', 'out')}${flow('in', 'e')}`,
      ),
    );
    expect(wires.filter((wire) => /^out/.test(wire))).toEqual(['out.next > in', 'out2.next > in2']);
    expect(wires.filter((wire) => wire.endsWith('> in2'))).toEqual(['out2.next > in2']);
  });

  it('are a fault without their counterpart', () => {
    const { losses } = read(
      file(
        `<startEvent id="s" name="s"/><endEvent id="e" name="e"/>${event('Throw', 'out', 'L')}${event('Catch', 'in', 'M')}
        ${flow('s', 'out')}${flow('in', 'e')}`,
      ),
    );
    expect(losses).toEqual(
      expect.arrayContaining([
        'out: fault no event catches the link "L".',
        'in: fault no event leads to the link "M".',
      ]),
    );
  });
});

describe('a switch of Node-RED', () => {
  const flow = (rules: object[], wires: string[][]) => [
    { id: 't', type: 'tab', label: 'Flow' },
    { id: 'a', type: 'inject', z: 't', name: 'Go', wires: [['b']] },
    {
      ...{ id: 'b', type: 'switch', z: 't', name: 'Which?', property: 'payload' },
      ...{ rules, checkall: 'true', wires },
    },
    ...['X', 'Y', 'Z'].map((id) => ({ id, type: 'something', z: 't', name: id, wires: [] })),
  ];
  const above = { t: 'gt', v: '10' };
  const below = { t: 'lt', v: '1' };
  const leaving = (file: unknown) => read(file).wires.filter((wire) => wire.startsWith('Which?'));
  const told = (file: unknown) => read(file).losses.filter((loss) => loss.startsWith('Which?'));

  it('takes "otherwise" as the way for what no rule takes', () => {
    const file = flow([above, { t: 'else' }], [['X'], ['Y']]);
    expect(leaving(file)).toEqual(['Which?.case1 > X', 'Which?.otherwise > Y']);
    expect(told(file)).toEqual(['Which?: condition "payload gt 10"']);
  });

  it('also between other rules', () => {
    const file = flow([above, { t: 'else' }, below], [['X'], ['Y'], ['Z']]);
    expect(leaving(file).sort()).toEqual(['Which?.case1 > X', 'Which?.case3 > Z', 'Which?.otherwise > Y']);
  });

  it('leads on where it asks nothing else', () => {
    const file = flow([{ t: 'else' }], [['X']]);
    expect(leaving(file)).toEqual(['Which?.next > X']);
    expect(told(file)).toEqual([]);
  });

  it('names the condition of an output without a rule', () => {
    expect(told(flow([above], [['X'], ['Y']]))).toContain('Which?: condition "Output 2"');
  });

  it('is started only by times that a schedule keeps', () => {
    const start = (repeat: string) => {
      const list = flow([above], [['X']]).map((node) =>
        node.type === 'inject' ? { ...node, repeat } : node,
      );
      return read(list).losses.filter((loss) => loss.startsWith('Go'));
    };
    expect(start('600')).toEqual([]);
    expect(start('150')).toEqual(['Go: setting "repeat every 150 s"']);
  });
});
