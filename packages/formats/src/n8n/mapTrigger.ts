import type { Json } from '@countersign/model';
import { type Fields, fieldsOf, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { lost } from '../sketch/losses.ts';
import { stepOf } from '../sketch/mappings.ts';
import type { Mapping } from '../sketch/sketchStep.ts';
import type { N8nNode } from './n8nNode.ts';

const STARTS = new Set(['start', 'webhook', 'cron', 'interval', 'emailReadImap', 'executeWorkflowTrigger']);

/** How a workflow begins. Schedules map; what another service sends has to be connected anew. */
export function mapTrigger({ type, parameters }: N8nNode): Mapping | null {
  if (!STARTS.has(type) && !/Trigger$/.test(type)) return null;
  if (type === 'manualTrigger' || type === 'start') return trigger(['manual', 'api', 'file']);
  if (type === 'scheduleTrigger' || type === 'cron') return scheduled(parameters);
  return trigger(['api', 'manual', 'file']);
}

const trigger = (channels: readonly string[], schedule?: Json): Mapping => ({
  kind: 'trigger',
  config: { channels, ...(schedule === undefined ? {} : { schedule }) },
});

function scheduled(parameters: N8nNode['parameters']): Mapping {
  const newer = listOf(own(fieldsOf(own(parameters, 'rule')), 'interval'));
  const rules = [...newer, ...listOf(own(fieldsOf(own(parameters, 'triggerTimes')), 'item'))];
  const [first] = rules;
  const cron = first === undefined ? null : cronOf(fieldsOf(first), newer.length === 0);
  const losses = rules.slice(1).map((rule) => lost('setting', JSON.stringify(rule)));
  if (cron === null) {
    return {
      ...trigger(['api', 'manual']),
      losses: [lost('setting', rules.length === 0 ? 'schedule' : JSON.stringify(first)), ...losses],
    };
  }
  return { ...trigger(['schedule', 'manual'], { cron }), losses };
}

/** Numbers of a rule, by their names in both generations. */
const NUMBERS = [
  ...['minutesInterval', 'hoursInterval', 'daysInterval', 'weeksInterval', 'monthsInterval', 'value'],
  ...['triggerAtMinute', 'triggerAtHour', 'triggerAtDayOfMonth', 'minute', 'hour', 'dayOfMonth'],
];

/**
 * One rule as five fields: minute, hour, day, month, weekday; null when it cannot be said so. What a rule leaves out is what
 * its node takes then, which differs between the generations.
 */
function cronOf(rule: Fields, isOlder: boolean): string | null {
  if (NUMBERS.some((key) => own(rule, key) !== undefined && numberOf(own(rule, key)) === null)) return null;
  const at = (key: string, otherwise: number) => numberOf(own(rule, key)) ?? otherwise;
  const minute = at('triggerAtMinute', at('minute', 0));
  const hour = at('triggerAtHour', at('hour', isOlder ? 14 : 0));
  switch (textOf(own(rule, 'field')) || textOf(own(rule, 'mode')) || 'days') {
    case 'everyMinute':
      return '* * * * *';
    case 'minutes':
      return fiveFields(stepOf(at('minutesInterval', 5), 60), '* * * *');
    case 'hours':
    case 'everyHour':
      return fiveFields(minute, stepOf(at('hoursInterval', 1), 24), '* * *');
    case 'everyX':
      return textOf(own(rule, 'unit')) === 'minutes'
        ? fiveFields(stepOf(at('value', 2), 60), '* * * *')
        : fiveFields(0, stepOf(at('value', 2), 24), '* * *');
    case 'days':
    case 'everyDay':
      // Months differ in length, so no step over their days keeps the same distance.
      return at('daysInterval', 1) === 1 ? fiveFields(minute, hour, '* * *') : null;
    case 'weeks':
    case 'everyWeek':
      return at('weeksInterval', 1) === 1 ? fiveFields(minute, hour, '* *', weekdaysOf(rule, isOlder)) : null;
    case 'months':
    case 'everyMonth': {
      const day = at('triggerAtDayOfMonth', at('dayOfMonth', 1));
      return fiveFields(minute, hour, day, stepOf(at('monthsInterval', 1), 12), '*');
    }
    case 'cronExpression':
    case 'custom': {
      const text = textOf(own(rule, 'expression')) || textOf(own(rule, 'cronExpression'));
      const fields = text.trim().split(/\s+/);
      // Six fields begin with seconds, which runs are not started by here.
      if (fields.length === 6 && fields[0] === '0') return fields.slice(1).join(' ');
      return fields.length === 5 && !text.includes('{') ? fields.join(' ') : null;
    }
    default:
      return null;
  }
}

/** The fields side by side; null when one of them cannot be said. */
const fiveFields = (...fields: readonly (string | number | null)[]): string | null =>
  fields.includes(null) ? null : fields.join(' ');

/** Sunday where nobody says a day, and in the older node Monday; an empty list is every day. */
function weekdaysOf(rule: Fields, isOlder: boolean): string {
  const days = own(rule, 'triggerAtDay');
  if (Array.isArray(days)) return days.map(textOf).join(',') || '*';
  return textOf(days) || textOf(own(rule, 'weekday')) || (isOlder ? '1' : '0');
}
