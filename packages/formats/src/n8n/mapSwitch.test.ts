import { describe, expect, it } from 'vitest';
import { readForeign } from '../read/readForeign.ts';

/** What a rule asks of a case that may have no kind. */
const is = (kind: string) => `has(input.kind) && input.kind == "${kind}"`;

type Switch = { readonly typeVersion: number; readonly parameters: object; readonly onError?: string };

/** A start, a Switch called "Which?", and a placeholder behind each of its outputs, called by the letters given. */
function read({ typeVersion, parameters, onError }: Switch, outputs: readonly string[]) {
  const node = (name: string, type: string, own: object = {}) => ({
    ...{ name, type: `n8n-nodes-base.${type}`, typeVersion: 1, position: [0, 0], parameters: {}, ...own },
  });
  const to = (name: string) => ({ node: name, type: 'main', index: 0 });
  const result = readForeign(
    JSON.stringify({
      nodes: [
        node('Go', 'manualTrigger'),
        node('Which?', 'switch', { typeVersion, parameters, ...(onError === undefined ? {} : { onError }) }),
        ...[...new Set(outputs.join(''))].map((name) => node(name, 'notion')),
      ],
      connections: {
        Go: { main: [[to('Which?')]] },
        'Which?': { main: outputs.map((names) => [...names].map(to)) },
      },
    }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const { nodes, edges } = result.value.document;
  const choice = nodes.find(({ title }) => title === 'Which?');
  const { cases = [] } = (choice?.config ?? {}) as { cases?: { when: string }[] };
  const named = (id: string) => nodes.find((one) => one.id === id)?.title ?? '';
  return {
    whens: cases.map(({ when }) => when),
    ways: Object.fromEntries(
      edges.filter(({ source }) => source === choice?.id).map(({ port, target }) => [port, named(target)]),
    ),
    losses: (choice?.origin?.losses ?? []).map(({ type, what }) => `${type} ${what}`),
  };
}

describe('a Switch whose rules have conditions of their own', () => {
  const rule = (value: string) => ({
    conditions: {
      conditions: [
        {
          ...{ leftValue: '={{ $json.kind }}', rightValue: value },
          operator: { type: 'string', operation: 'equals' },
        },
      ],
    },
  });
  const values = [rule('a'), rule('b')];
  const withOptions = (options: object) => ({
    typeVersion: 3.2,
    parameters: { rules: { values }, options },
  });
  const whens = [is('a'), is('b')];

  it('leads what no rule takes out of the extra output', () => {
    expect(read(withOptions({ fallbackOutput: 'extra' }), ['A', 'B', 'C'])).toEqual({
      ...{ whens, losses: [] },
      ways: { case1: 'A', case2: 'B', otherwise: 'C' },
    });
  });

  it('leads what no rule takes where the output of a rule leads', () => {
    expect(read(withOptions({ fallbackOutput: 1 }), ['A', 'B'])).toEqual({
      ...{ whens, losses: [] },
      ways: { case1: 'A', case2: 'B', otherwise: 'B' },
    });
  });

  it('leads it to all places where that output leads', () => {
    const { ways, losses } = read(withOptions({ fallbackOutput: 0 }), ['AB', 'C']);
    expect(ways).toEqual({ case1: 'After Which?', case2: 'C', otherwise: 'After Which?' });
    expect(losses).toEqual(['meaning its 2 ways are followed at the same time. ×2']);
  });

  it.each([{}, { fallbackOutput: 'none' }])(
    'ends what no rule takes without such an output: %j',
    (options) => {
      expect(read(withOptions(options), ['A', 'B'])).toEqual({
        ...{ whens, losses: [] },
        ways: { case1: 'A', case2: 'B', otherwise: 'End' },
      });
    },
  );

  it('names the condition of an output that no rule leads to', () => {
    expect(read(withOptions({}), ['A', 'B', 'C'])).toEqual({
      whens: [...whens, 'false'],
      losses: ['condition "Case 3"'],
      ways: { case1: 'A', case2: 'B', case3: 'C', otherwise: 'End' },
    });
  });

  it.each([
    [{}, ['A', 'B', 'C'], 'case3', 'C'],
    [{ fallbackOutput: 'extra' }, ['A', 'B', 'C', 'D'], 'case3', 'D'],
  ])('keeps the way for failures, and says that it is never taken: %j', (options, outputs, port, target) => {
    const { ways, losses } = read({ ...withOptions(options), onError: 'continueErrorOutput' }, outputs);
    expect(ways).toMatchObject({ [port]: target });
    expect(losses).toEqual([
      'meaning its way for failures is never taken: a choice that fails lets the run fail here.',
    ]);
  });

  it('names the whole choice once where an expression chooses', () => {
    const parameters = { mode: 'expression', numberOutputs: 2, output: '={{ $json.n }}' };
    const { whens, ways, losses } = read({ typeVersion: 3, parameters }, ['A', 'B']);
    expect({ whens, ways }).toEqual({
      whens: ['false', 'false'],
      ways: { case1: 'A', case2: 'B', otherwise: 'End' },
    });
    expect(losses.filter((loss) => loss.startsWith('condition'))).toEqual(['condition "Switch"']);
  });
});

describe('a Switch that looks at one value', () => {
  const rules = (...list: object[]) => ({
    ...{ dataType: 'string', value1: '={{ $json.kind }}', rules: { rules: list } },
  });

  it('leads each rule to the output that it says, the first when it says none', () => {
    const parameters = rules({ value2: 'a', output: 2 }, { value2: 'b' }, { value2: 'c', output: 2 });
    expect(read({ typeVersion: 1, parameters }, ['A', '', 'C'])).toEqual({
      whens: [is('a'), is('b'), is('c')],
      losses: [],
      ways: { case1: 'C', case2: 'A', case3: 'C', otherwise: 'End' },
    });
  });

  it('keeps an output for what no rule takes', () => {
    const parameters = { ...rules({ value2: 'a' }, { value2: 'b', output: 1 }), fallbackOutput: 3 };
    expect(read({ typeVersion: 1, parameters }, ['A', 'B', '', 'D'])).toEqual({
      whens: [is('a'), is('b')],
      losses: [],
      ways: { case1: 'A', case2: 'B', otherwise: 'D' },
    });
  });

  it('guesses no output where an expression says it', () => {
    const parameters = rules({ value2: 'a' }, { value2: 'b', output: '={{ $json.n }}' });
    expect(read({ typeVersion: 1, parameters }, ['A', 'B'])).toEqual({
      whens: [is('a'), 'false', 'false'],
      losses: ['condition "={{ $json.n }}"', 'condition "Case 2"'],
      ways: { case1: 'A', case2: 'End', case3: 'B', otherwise: 'End' },
    });
  });

  it('counts outputs in the order of the rules in its second generation', () => {
    const parameters = { ...rules({ value2: 'a' }, { value2: 'b' }), fallbackOutput: 'extra' };
    expect(read({ typeVersion: 2, parameters }, ['A', 'B', 'C'])).toEqual({
      whens: [is('a'), is('b')],
      losses: [],
      ways: { case1: 'A', case2: 'B', otherwise: 'C' },
    });
  });
});

it('leads the error output of an If nowhere, and says so', () => {
  // Before, it left by the way of "false".
  const go = { name: 'Go', type: 'n8n-nodes-base.manualTrigger', position: [0, 0], parameters: {} };
  const which = { ...go, name: 'Which?', type: 'n8n-nodes-base.if', onError: 'continueErrorOutput' };
  const rest = ['A', 'B', 'C'].map((name) => ({ ...go, name, type: 'n8n-nodes-base.notion' }));
  const to = (node: string) => [{ node, type: 'main', index: 0 }];
  const connections = { Go: { main: [to('Which?')] }, 'Which?': { main: ['A', 'B', 'C'].map(to) } };
  const result = readForeign(JSON.stringify({ nodes: [go, which, ...rest], connections }));
  const choice = result.ok && result.value.document.nodes.find(({ title }) => title === 'Which?');
  expect(choice ? choice.origin?.losses : null).toContainEqual({
    type: 'connection',
    what: '"output2" to "C"',
  });
});
