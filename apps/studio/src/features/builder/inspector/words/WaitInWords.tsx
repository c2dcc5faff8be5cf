import { tryStep } from '@countersign/engine';
import { assertNever, type NodeOf } from '@countersign/model';
import { useLocale } from '../../../../strings/useT.ts';
import { durationInWords } from '../../../../ui/durationInWords.ts';
import { formatInstant } from '../../../../ui/formatTime.ts';
import { useNow } from '../../../../ui/useNow.ts';
import { useEditingPart } from '../../BuilderContext.ts';

/** What a run waits for and when it gives up, with a wait that began now as the example. */
export function WaitInWords({ node }: { readonly node: NodeOf<'wait'> }) {
  const { t, language } = useLocale();
  const { timeout } = node.config;
  const until = useUntil(node);
  const end = useEnd(node);
  return (
    <>
      {until}
      {end !== undefined && ` ${t('inspector.wait.example', { time: end })}`}{' '}
      {timeout === undefined
        ? node.config.until.type === 'signal' && t('inspector.wait.forever')
        : t('inspector.wait.timeout', { time: durationInWords(timeout, language) })}
    </>
  );
}

function useUntil({ config: { until } }: NodeOf<'wait'>): string {
  const { t, language } = useLocale();
  switch (until.type) {
    case 'duration':
      return t('inspector.wait.duration', { time: durationInWords(until.duration, language) });
    case 'workingTime':
      return t('inspector.wait.workingTime', { time: durationInWords(until.duration, language) });
    case 'time':
      return t('inspector.wait.time', { expression: until.time });
    case 'signal':
      return t('inspector.wait.signal', { signal: until.signal });
    default:
      return assertNever(until);
  }
}

/** The end of a wait that does not depend on the case, if it began now. */
function useEnd(node: NodeOf<'wait'>): string | undefined {
  const { language } = useLocale();
  const settings = useEditingPart(({ document }) => document.settings);
  const now = new Date(useNow()).toISOString();
  const { type } = node.config.until;
  if (type !== 'duration' && type !== 'workingTime') return undefined;
  const scope = { input: {}, steps: {}, proposal: null, run: { id: '', startedAt: now }, now };
  const trial = tryStep(node, { scope, settings, now });
  const at = trial.ok && trial.value.type === 'waits' ? trial.value.at : null;
  return at === null ? undefined : formatInstant(at, language, settings.timeZone);
}
