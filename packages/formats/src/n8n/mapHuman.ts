import type { ImportLoss } from '@countersign/model';
import { type Fields, fieldsOf, numberOf, own, textOf } from '../read/fields.ts';
import { lost } from '../sketch/losses.ts';
import { durationOf, gate, waitFor, waitForSignal } from '../sketch/mappings.ts';
import type { Mapping } from '../sketch/sketchStep.ts';
import type { N8nNode } from './n8nNode.ts';
import { n8nText } from './n8nText.ts';

const UNIT_MS: Readonly<Record<string, number>> = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** Steps at which a person is asked, and waits. */
export function mapHuman(node: N8nNode): Mapping | null {
  const { type, parameters } = node;
  if (textOf(own(parameters, 'operation')) === 'sendAndWait' || /HumanInTheLoop$|^humanReview/i.test(type)) {
    return asked(node, ['message', 'subject', 'text']);
  }
  if (type === 'form' && textOf(own(parameters, 'operation')) !== 'completion') {
    return asked(node, ['formTitle', 'formDescription']);
  }
  return type === 'wait' ? mapWait(node) : null;
}

function asked({ name, parameters }: N8nNode, fields: readonly string[]): Mapping {
  const text = n8nText();
  const field = fields.find((one) => textOf(own(parameters, one)) !== '');
  const question = field === undefined ? name : textOf(own(parameters, field));
  const { expiresAfter, losses } = limitOf(parameters);
  return {
    ...gate(text.template(question), { expiresAfter }),
    losses: [...text.losses, ...losses],
    settled: ['resource'],
  };
}

/** How long an answer is waited for; a limit that is no time from now is named. */
function limitOf(parameters: Fields): { expiresAfter: string | null; losses: ImportLoss[] } {
  const options = fieldsOf(own(parameters, 'options'));
  const given = own(options, 'limitWaitTime');
  if (given === undefined) return { expiresAfter: null, losses: [] };
  const limit = fieldsOf(own(fieldsOf(given), 'values'));
  const amount = numberOf(own(limit, 'resumeAmount'));
  const unit = UNIT_MS[textOf(own(limit, 'resumeUnit'))];
  const isSpan = textOf(own(limit, 'limitType')) !== 'atSpecifiedTime';
  const expiresAfter = isSpan && amount !== null && unit !== undefined ? durationOf(amount * unit) : null;
  return { expiresAfter, losses: expiresAfter === null ? [lost('setting', 'options.limitWaitTime')] : [] };
}

function mapWait(node: N8nNode): Mapping {
  const { parameters } = node;
  const resume = textOf(own(parameters, 'resume')) || 'timeInterval';
  if (resume === 'form') return asked(node, ['formTitle', 'formDescription']);
  if (resume === 'webhook') return waitForSignal(node.name);
  if (resume === 'specificTime') {
    const time = textOf(own(parameters, 'dateTime'));
    const isPlain = /^\d{4}-\d\d-\d\d/.test(time);
    const until = { type: 'time', time: JSON.stringify(isPlain ? time : '1970-01-01') };
    return {
      kind: 'wait',
      config: { until },
      losses: isPlain ? [] : [{ type: 'condition', what: `"${time.slice(0, 200)}"` }],
    };
  }
  // What the program itself takes when a file leaves the fields out.
  const unit = textOf(own(parameters, 'unit')) || (node.version < 1.1 ? 'hours' : 'seconds');
  const given = own(parameters, 'amount');
  const amount = given === undefined ? (node.version < 1.1 ? 1 : 5) : numberOf(given);
  const duration = durationOf(amount === null ? null : amount * (UNIT_MS[unit] ?? 1_000));
  if (duration !== null) return waitFor(duration);
  return { ...waitFor('1h'), losses: [{ type: 'condition', what: `"${textOf(given).slice(0, 200)}"` }] };
}
