import type { Json } from '@countersign/model';
import { fieldsOf, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { lost } from '../sketch/losses.ts';
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
  const rules = [
    ...listOf(own(fieldsOf(own(parameters, 'rule')), 'interval')),
    ...listOf(own(fieldsOf(own(parameters, 'triggerTimes')), 'item')),
  ];
  const [first] = rules;
  const cron = first === undefined ? null : cronOf(fieldsOf(first));
  const losses = rules.slice(1).map((rule) => lost('setting', JSON.stringify(rule)));
  if (cron === null) {
    return {
      ...trigger(['api', 'manual']),
      losses: [lost('setting', rules.length === 0 ? 'schedule' : JSON.stringify(first)), ...losses],
    };
  }
  return { ...trigger(['schedule', 'manual'], { cron }), losses };
}

/** One rule as five fields: minute, hour, day, month, weekday; null when it cannot be said so. */
function cronOf(rule: ReturnType<typeof fieldsOf>): string | null {
  const at = (key: string, otherwise: number) => numberOf(own(rule, key)) ?? otherwise;
  const every = (size: number) => (size <= 1 ? '*' : `*/${size}`);
  const minute = at('triggerAtMinute', at('minute', 0));
  const hour = at('triggerAtHour', at('hour', 0));
  switch (textOf(own(rule, 'field')) || textOf(own(rule, 'mode')) || 'days') {
    case 'minutes':
    case 'everyMinute':
      return `${every(at('minutesInterval', 1))} * * * *`;
    case 'hours':
    case 'everyHour':
      return `${minute} ${every(at('hoursInterval', 1))} * * *`;
    case 'days':
    case 'everyDay':
      return `${minute} ${hour} ${every(at('daysInterval', 1))} * *`;
    case 'weeks':
    case 'everyWeek': {
      const days =
        listOf(own(rule, 'triggerAtDay')).map(textOf).join(',') || textOf(own(rule, 'weekday')) || '1';
      return at('weeksInterval', 1) === 1 ? `${minute} ${hour} * * ${days}` : null;
    }
    case 'months':
    case 'everyMonth':
      return `${minute} ${hour} ${at('triggerAtDayOfMonth', at('dayOfMonth', 1))} ${every(at('monthsInterval', 1))} *`;
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
