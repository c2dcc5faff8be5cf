import { GateReason, type RunEvent } from '@countersign/model';
import { z } from 'zod';
import type { Phrase } from '../../strings/createPhrase.ts';
import { sayProblem } from '../../strings/sayProblem.ts';
import { useLocale } from '../../strings/useT.ts';
import { formatShare } from '../../ui/formatNumber.ts';
import { gateReasonText } from '../../ui/gateReasonText.ts';
import { humanise } from '../../ui/humanise.ts';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { numberIn, textIn, valueIn } from './eventData.ts';
import classes from './Timeline.module.css';

const Reasons = z.array(GateReason);

/** The one or two facts of an event that matter while reading along. */
export function EventSummary({ event }: { event: RunEvent }) {
  const { t, language, phrase } = useLocale();
  const { data } = event;
  const lines: string[] = [];
  const decision = textIn(data, 'decision');
  const confidence = numberIn(data, 'confidence');
  if (event.type === 'agent.proposed' && decision !== undefined) {
    const sure =
      confidence === undefined
        ? ''
        : ` · ${t('review.confidence', { percent: formatShare(confidence, language) })}`;
    lines.push(`${humanise(decision)}${sure}`);
  }
  const reasons = Reasons.safeParse(valueIn(data, 'reasons') ?? [valueIn(data, 'reason')]);
  if (reasons.success)
    lines.push(...reasons.data.map((reason) => gateReasonText(reason, { t, language, phrase })));
  const who = textIn(data, 'name') ?? textIn(data, 'by') ?? textIn(data, 'actor');
  if (event.type === 'run.cancelled' && who !== undefined) lines.push(who);
  const outcome = textIn(data, 'outcome');
  if (outcome !== undefined) lines.push(humanise(outcome));
  const problem = valueIn(data, 'problem');
  const said = [
    textIn(data, 'summary'),
    textIn(data, 'title'),
    textIn(data, 'message'),
    problem === undefined ? undefined : translated(textIn(problem, 'message'), phrase),
  ];
  lines.push(...said.filter((line) => line !== undefined));
  if (lines.length === 0) return null;
  return (
    <div className={classes['details']}>
      {lines.map((line) => (
        <UntrustedText key={line} text={line} />
      ))}
    </div>
  );
}

const translated = (message: string | undefined, phrase: Phrase): string | undefined =>
  message === undefined ? undefined : sayProblem(message, phrase);
