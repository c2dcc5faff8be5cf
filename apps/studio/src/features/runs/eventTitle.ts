import type { RunEvent } from '@countersign/model';
import type { Translate } from '../../strings/catalogue.ts';
import { numberIn, stepsIn, textIn } from './eventData.ts';
import { verdictOf } from './verdictOf.ts';

/** The sentence of an event; a verdict and a port say which. */
export function eventTitle(event: RunEvent, t: Translate): string {
  if (event.type === 'port.taken') return t('event.port.taken', { port: textIn(event.data, 'port') ?? '?' });
  if (event.type === 'verdict.taken') {
    const verdict = verdictOf(event.data);
    const who = textIn(event.data, 'by');
    if (verdict !== undefined) {
      const done = t(`verdict.done.${verdict.type}`);
      return who === undefined ? done : t('verdict.decidedBy', { verdict: done, who });
    }
  }
  return sentenceOf(event, t) ?? t(`event.${event.type}`);
}

/** What an event says beyond its type, where its data has it: events of older runs may not. */
function sentenceOf({ type, data }: RunEvent, t: Translate): string | undefined {
  const who = textIn(data, 'by');
  switch (type) {
    case 'wait.ended':
      return isOneOf(WAIT_ENDS, who) ? t(`event.wait.ended.${who}`) : undefined;
    case 'signal.received': {
      const name = textIn(data, 'name');
      return name && t('event.signal.received.name', { name });
    }
    case 'step.resumed': {
      const how = textIn(data, 'resolution');
      return who && isOneOf(RESOLUTIONS, how) ? t(`event.step.resumed.${how}`, { who }) : undefined;
    }
    case 'run.migrated': {
      const [from, to] = [numberIn(data, 'from'), numberIn(data, 'to')];
      if (who === undefined || from === undefined || to === undefined) return undefined;
      return t('event.run.migrated.by', { who, from, to });
    }
    case 'end.held': {
      const count = stepsIn(data)?.length;
      return count === undefined ? undefined : t('event.end.held.count', { count });
    }
    case 'undo.begun': {
      const count = numberIn(data, 'actions');
      return count === undefined ? undefined : t('event.undo.begun.count', { count });
    }
    case 'gate.reminded': {
      const count = numberIn(data, 'reminders');
      const role = textIn(data, 'role') === 'owner' ? 'owner' : 'reviewer';
      return count === undefined ? undefined : t(`event.gate.reminded.${role}`, { count });
    }
    case 'call.done': {
      const [ended, failed] = [numberIn(data, 'ended'), numberIn(data, 'failed')];
      if (ended === undefined || failed === undefined) return undefined;
      return t('event.call.done.each', { ended, failed });
    }
    default:
      return undefined;
  }
}

const WAIT_ENDS = ['time', 'signal', 'timeout'] as const;
const RESOLUTIONS = ['retry', 'skip', 'fail'] as const;

const isOneOf = <TText extends string>(texts: readonly TText[], text: string | undefined): text is TText =>
  texts.some((known) => known === text);
