import { expect, it } from 'vitest';
import { readForeign } from '../read/readForeign.ts';

/** The way of the choice "Which?" that stands behind the other states. */
function asked(rule: object, before: Record<string, object> = {}): { when: string; losses: string[] } {
  const States = { ...before, 'Which?': { Type: 'Choice', Choices: [{ ...rule, Next: 'A' }], Default: 'B' } };
  const StartAt = Object.keys(States)[0];
  const ends = { A: { Type: 'Succeed' }, B: { Type: 'Fail' } };
  const result = readForeign(JSON.stringify({ StartAt, States: { ...States, ...ends } }));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const node = result.value.document.nodes.find(({ title }) => title === 'Which?');
  const { cases = [] } = (node?.config ?? {}) as { cases?: { when: string }[] };
  const losses = (node?.origin?.losses ?? []).map(({ type, what }) => `${type} ${what}`);
  return { when: cases[0]?.when ?? '', losses };
}

const Variable = '$.amount';

it.each([
  [{ Variable, NumericGreaterThan: 100 }, 'input.amount > 100'],
  [{ Variable, NumericLessThanEquals: 2.5 }, 'input.amount <= 2.5'],
  [{ Variable, NumericEqualsPath: '$.order.limit' }, 'input.amount == input.order.limit'],
  [{ Variable: '$.order.country', StringEquals: 'DE "x"' }, 'input.order.country == "DE \\"x\\""'],
  [{ Variable: "$.lines[0]['odd name']", BooleanEquals: false }, 'input.lines[0]["odd name"] == false'],
  [{ Variable: '$.name', StringMatches: 'log-*' }, 'input.name.startsWith("log-")'],
  [{ Variable: '$.name', StringMatches: '*.txt' }, 'input.name.endsWith(".txt")'],
  [{ Variable: '$.name', StringMatches: 'a*b\\*c' }, 'input.name.matches("^a.*b\\\\*c$")'],
  [{ Variable: '$.order.id', IsPresent: true }, 'has(input.order) && has(input.order.id)'],
  [{ Variable: '$.id', IsPresent: false }, '!has(input.id)'],
  [{ Variable, IsNull: true }, 'input.amount == null'],
  [{ Variable, IsNumeric: true }, 'type(input.amount) == int || type(input.amount) == double'],
  [
    { Variable: '$.at', TimestampGreaterThan: '2026-01-01T00:00:00Z' },
    'timestamp(input.at) > timestamp("2026-01-01T00:00:00Z")',
  ],
  [{ Not: { Variable: '$.state', StringEquals: 'done' } }, 'input.state != "done"'],
  [
    {
      And: [
        { Variable, IsPresent: true },
        {
          Or: [
            { Variable, NumericLessThan: 1 },
            { Variable, NumericGreaterThan: 9 },
          ],
        },
      ],
    },
    'has(input.amount) && (input.amount < 1 || input.amount > 9)',
  ],
  [
    { Condition: "{% $states.input.amount >= 100 and not($states.input.country = 'DE') %}" },
    'input.amount >= 100 && input.country != "DE"',
  ],
])('says a rule about the input in our words: %j', (rule, when) => {
  expect(asked(rule)).toEqual({ when, losses: [] });
});

it.each([
  [{ Condition: '{% $count($states.input.lines) > 2 %}' }],
  [{ Condition: '{% $states.input.amount > %}' }],
  [{ Variable: '$$.Execution.Id', StringEquals: 'x' }],
  [{ Variable: '$.lines[*].id', StringEquals: 'x' }],
  [{ Variable, SomethingNew: 3 }],
  [
    {
      And: [
        { Variable, NumericLessThan: 1 },
        { Variable: '$.lines[*]', IsNull: true },
      ],
    },
  ],
])('guesses nothing where a rule says more than that: %j', (rule) => {
  const { when, losses } = asked(rule);
  expect(when).toBe('false');
  expect(losses).toEqual([expect.stringMatching(/^condition /)]);
});

const Task = { Type: 'Task', Resource: 'arn:aws:lambda:x' };
const rule = { Variable, NumericGreaterThan: 100 };

it('follows the data from state to state', () => {
  const wait = { Wait: { Type: 'Wait', Seconds: 3, Next: 'Which?' } };
  expect(asked(rule, wait)).toEqual({ when: 'input.amount > 100', losses: [] });
  const letGo = { Look: { ...Task, ResultPath: null, Next: 'Which?' } };
  expect(asked(rule, letGo).when).toBe('input.amount > 100');
  const beside = { Look: { ...Task, ResultPath: '$.found', Next: 'Which?' } };
  expect(asked(rule, beside).when).toBe('input.amount > 100');
});

it('has somebody look where a step of another program gave the value', () => {
  const { when, losses } = asked(rule, { 'Look it up': { ...Task, Next: 'Which?' } });
  expect(when).toBe('steps.lookItUp.amount > 100');
  expect(losses).toEqual(['reading "$.amount NumericGreaterThan 100" as "steps.lookItUp.amount > 100"']);
});

it('knows nothing of a value that comes from different places', () => {
  const two = {
    First: { Type: 'Choice', Choices: [{ ...rule, Next: 'Look' }], Default: 'Which?' },
    Look: { ...Task, Next: 'Which?' },
  };
  expect(asked(rule, two)).toMatchObject({ when: 'false' });
  const reshaped = { Look: { ...Task, OutputPath: '$.Payload', Next: 'Which?' } };
  expect(asked(rule, reshaped)).toMatchObject({ when: 'false' });
});
