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
    const parsed = new Cron(cron, { paused: true, mode: '5-part', timezone: 'UTC' });
    return parsed.nextRun(SOME_DAY) === null ? 'this time never comes.' : null;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return `${message.replace(/^Cron\w+: /, '').replace(/\.$/, '')}.`;
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
