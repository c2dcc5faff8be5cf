import { expect, it } from 'vitest';
import { readForeign } from '../read/readForeign.ts';

/** The schedule of a start, and what is to be told of it. */
function read(type: string, parameters: object) {
  const go = { name: 'Go', type: `n8n-nodes-base.${type}`, position: [0, 0], parameters };
  const result = readForeign(JSON.stringify({ nodes: [go], connections: {} }));
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  const start = result.value.document.nodes.find(({ title }) => title === 'Go');
  const { schedule } = (start?.config ?? {}) as { schedule?: { cron: string } };
  return { cron: schedule?.cron ?? null, losses: (start?.origin?.losses ?? []).map(({ type }) => type) };
}

const newer = (rule: object) => read('scheduleTrigger', { rule: { interval: [rule] } });
const older = (rule: object) => read('cron', { triggerTimes: { item: [rule] } });

it.each([
  [{}, '0 0 * * *'],
  [{ field: 'minutes' }, '*/5 * * * *'],
  [{ field: 'minutes', minutesInterval: 1 }, '* * * * *'],
  [{ field: 'minutes', minutesInterval: 20 }, '*/20 * * * *'],
  [{ field: 'hours', hoursInterval: 6, triggerAtMinute: 15 }, '15 */6 * * *'],
  [{ field: 'days', triggerAtHour: 9 }, '0 9 * * *'],
  [{ field: 'weeks' }, '0 0 * * 0'],
  [{ field: 'weeks', triggerAtDay: [1, 5], triggerAtHour: 7 }, '0 7 * * 1,5'],
  [{ field: 'weeks', triggerAtDay: [] }, '0 0 * * *'],
  [{ field: 'months', monthsInterval: 3 }, '0 0 1 */3 *'],
])('takes a rule over as its node means it: %j', (rule, cron) => {
  expect(newer(rule)).toEqual({ cron, losses: [] });
});

it.each([
  [{}, '0 14 * * *'],
  [{ mode: 'everyMinute' }, '* * * * *'],
  [{ mode: 'everyHour', minute: 10 }, '10 * * * *'],
  [{ mode: 'everyX' }, '0 */2 * * *'],
  [{ mode: 'everyX', unit: 'minutes', value: 10 }, '*/10 * * * *'],
  [{ mode: 'everyWeek', hour: 8 }, '0 8 * * 1'],
  [{ mode: 'everyMonth', dayOfMonth: 15, hour: 0 }, '0 0 15 * *'],
])('takes a rule of the older node over as that one means it: %j', (rule, cron) => {
  expect(older(rule)).toEqual({ cron, losses: [] });
});

it.each([
  [{ field: 'minutes', minutesInterval: 45 }],
  [{ field: 'minutes', minutesInterval: 2.5 }],
  [{ field: 'minutes', minutesInterval: '={{ $json.n }}' }],
  [{ field: 'hours', hoursInterval: 5 }],
  [{ field: 'days', daysInterval: 2 }],
  [{ field: 'weeks', weeksInterval: 2 }],
  [{ field: 'months', monthsInterval: 5 }],
  [{ field: 'seconds' }],
])('names a rule that no schedule here keeps: %j', (rule) => {
  expect(newer(rule)).toEqual({ cron: null, losses: ['setting'] });
});
