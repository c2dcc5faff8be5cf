import { type Diagnostic, durationMs, type FlowDocument, type NodeOf } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { changeConfig, dropFromConfig, leadToEnd } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A wait for a signal does not last for ever, and a timeout comes before the time that is waited for. */
export const waitTimeout: Rule = ({ document }) =>
  document.nodes.flatMap((node) => (node.kind === 'wait' ? checkWait(document, node) : []));

function checkWait(document: FlowDocument, wait: NodeOf<'wait'>): Diagnostic[] {
  const { id, title, config } = wait;
  const { until, timeout } = config;
  const place = { node: id, field: '/timeout' };
  if (until.type === 'signal' && timeout === undefined) {
    const holes = { title, signal: until.signal };
    return [diagnose('wait_without_timeout', { ...place, holes, fix: timeoutFix(document, wait) })];
  }
  if (until.type !== 'duration' || timeout === undefined) return [];
  if (durationMs(timeout) < durationMs(until.duration)) return [];
  const holes = { title, timeout, duration: until.duration };
  return [
    diagnose('timeout_never_comes', {
      ...place,
      holes,
      fix: dropFromConfig('Leave it out', wait, 'timeout'),
    }),
  ];
}

/** With a timeout the port "timedOut" has to lead somewhere, so it gets an end unless it has a wire. */
function timeoutFix(document: FlowDocument, wait: NodeOf<'wait'>) {
  const title = 'Give up after 7 days';
  const { command } = changeConfig(title, wait, { timeout: '7d' });
  const isWired = document.edges.some(({ source, port }) => source === wait.id && port === 'timedOut');
  if (isWired || command.type === 'batch') return { title, command };
  const commands = [command, ...leadToEnd(document, wait, 'timedOut')];
  return { title: `${title}, into an end of its own`, command: { type: 'batch', commands } } as const;
}
