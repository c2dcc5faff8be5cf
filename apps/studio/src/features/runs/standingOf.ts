import type { NodeRunState } from '@countersign/canvas';
import { durationMs, type FlowNode } from '@countersign/model';
import type { Translate } from '../../strings/catalogue.ts';
import { formatInstant } from '../../ui/formatTime.ts';

type Wait = Extract<FlowNode, { kind: 'wait' }>['config'];

type Standing = {
  readonly state: NodeRunState | undefined;
  /** When the step was entered. */
  readonly since: string | undefined;
  readonly words: { readonly t: Translate; readonly language: string };
};

/** What a run waits for at a step where it stands, in one or two sentences. */
export function standingOf(node: FlowNode, { state, since, words }: Standing): string {
  const { t, language } = words;
  if (state === 'parked') return t('runs.now.help');
  const after = (duration: string) =>
    since === undefined
      ? duration
      : formatInstant(new Date(Date.parse(since) + durationMs(duration)).toISOString(), language);
  switch (node.kind) {
    case 'wait': {
      const givesUp =
        node.config.timeout === undefined
          ? ''
          : ` ${t('runs.now.givesUp', { time: after(node.config.timeout) })}`;
      return awaited(node.config.until, { t, after }) + givesUp;
    }
    case 'each':
    case 'subflow':
      return t('runs.now.calls', { flow: node.config.flow });
    default:
      return t(state === 'waiting' ? 'runs.now.person' : 'runs.now.working');
  }
}

function awaited(
  until: Wait['until'],
  { t, after }: { t: Translate; after: (duration: string) => string },
): string {
  switch (until.type) {
    case 'signal':
      return t('runs.now.signal', { signal: until.signal });
    case 'duration':
      return t('runs.now.duration', { time: after(until.duration) });
    case 'workingTime':
      return t('runs.now.workingTime', { duration: until.duration });
    case 'time':
      return t('runs.now.time', { expression: until.time });
  }
}
