import { type Diagnostic, type NodeOf, validateJson, withDefaults } from '@countersign/model';
import { Cron } from 'croner';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig } from '../fixes.ts';
import type { Flow } from '../flow.ts';
import { isTimeZone } from '../isTimeZone.ts';
import { jsonSchemaFaults } from '../jsonSchemaFaults.ts';
import type { Rule } from '../rule.ts';

/** Any moment will do: whether a cron line ever comes does not depend on it. */
const SOME_DAY = new Date('2026-01-01T00:00:00Z');

/** A schedule can be read, comes at all, and gives its runs an input that the flow accepts. */
export const schedule: Rule = (flow) =>
  flow.document.nodes.flatMap((node) =>
    node.kind === 'trigger' && node.config.schedule !== undefined
      ? [...checkCron(node, node.config.schedule), ...checkZone(node), ...checkInput(flow, node)]
      : [],
  );

type Schedule = NonNullable<NodeOf<'trigger'>['config']['schedule']>;

function checkCron({ id }: NodeOf<'trigger'>, { cron }: Schedule): Diagnostic[] {
  const reason = cronFault(cron);
  if (reason === null) return [];
  return [diagnose('cron_invalid', { node: id, field: '/schedule/cron', holes: { cron, reason } })];
}

/** Why a cron line starts nothing; null when it does. */
function cronFault(cron: string): string | null {
  try {
    return cronOf(cron).nextRun(SOME_DAY) === null ? 'this time never comes.' : null;
  } catch {
    const parts = cron.trim().split(/\s+/);
    if (parts.length !== PARTS.length) return 'it needs five parts: minute, hour, day, month and weekday.';
    const faulty = PARTS.findIndex((_, index) => !isReadable(parts[index] ?? '', index));
    const { name, allows } = PARTS[faulty] ?? PARTS[0];
    return `its ${name} "${parts[Math.max(0, faulty)]}" is not ${allows}, * or a range of them.`;
  }
}

const cronOf = (cron: string): Cron => new Cron(cron, { paused: true, mode: '5-part', timezone: 'UTC' });

const PARTS = [
  { name: 'minute', allows: 'a number from 0 to 59' },
  { name: 'hour', allows: 'a number from 0 to 23' },
  { name: 'day', allows: 'a number from 1 to 31' },
  { name: 'month', allows: 'a number from 1 to 12, a name such as JAN' },
  { name: 'weekday', allows: 'a number from 0 to 7, a name such as MON' },
] as const;

/** A part is right when it is right among parts that hold at any time. */
function isReadable(part: string, index: number): boolean {
  try {
    cronOf(PARTS.map((_, place) => (place === index ? part : '*')).join(' '));
    return true;
  } catch {
    return false;
  }
}

function checkZone(node: NodeOf<'trigger'>): Diagnostic[] {
  const zone = node.config.schedule?.timeZone;
  if (zone === undefined || isTimeZone(zone) || node.config.schedule === undefined) return [];
  const { timeZone: _, ...kept } = node.config.schedule;
  const field = '/schedule/timeZone';
  const fix = changeConfig('Use the time zone of the flow', node, { schedule: kept });
  return [diagnose('unknown_time_zone', { node: node.id, field, holes: { zone }, fix })];
}

/** An input with holes is known only when the run starts; the schema itself is another rule's matter. */
function checkInput({ document }: Flow, { id, config }: NodeOf<'trigger'>): Diagnostic[] {
  const input = config.schedule?.input;
  if (input === undefined || JSON.stringify(input).includes('{{')) return [];
  if (jsonSchemaFaults(document.input).length > 0) return [];
  const checked = validateJson(document.input, withDefaults(document.input, input));
  if (checked.ok) return [];
  return checked.problem.map(({ at = '', message }) =>
    diagnose('schedule_input_invalid', {
      node: id,
      field: `/schedule/input${at}`,
      holes: { at: at === '' ? 'its top' : at, reason: message },
    }),
  );
}
