import { type FlowSettings, type NodeOf, WEEKDAYS } from '@countersign/model';
import type { Translate } from '../../../../strings/catalogue.ts';
import { durationInWords } from '../../../../ui/durationInWords.ts';

type Reader = { readonly t: Translate; readonly language: string };
type GateConfig = NodeOf<'gate'>['config'];

/** Who decides at a gate, by when, and what happens without an answer: one sentence each. */
export function gateSentences(config: GateConfig, people: readonly string[], reader: Reader): string[] {
  const { t, language } = reader;
  const { approvals = 1, fourEyesWhen, dueAfter, remindAfter, escalateAfter, expiresAfter } = config;
  const words = (duration: string) => durationInWords(duration, language);
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(people);
  return [
    people.length === 0
      ? t('inspector.gate.anyone')
      : t('inspector.gate.who', { people: names, count: people.length }),
    ...(approvals > 1 ? [t('inspector.gate.approvals', { count: approvals })] : []),
    ...(isSaid(fourEyesWhen) ? [t('inspector.gate.fourEyes', { condition: fourEyesWhen })] : []),
    ...(dueAfter === undefined ? [] : [t('inspector.gate.due', { time: words(dueAfter) })]),
    ...(remindAfter === undefined ? [] : [t('inspector.gate.remind', { time: words(remindAfter) })]),
    ...(escalateAfter === undefined ? [] : [t('inspector.gate.escalate', { time: words(escalateAfter) })]),
    expiresAfter === undefined
      ? t('inspector.gate.waits')
      : t('inspector.gate.expires', { time: words(expiresAfter) }),
  ];
}

const isSaid = (text: string | undefined): text is string => text !== undefined && text.trim() !== '';

/** Whether people work at this moment, by the business hours of the flow; true where it names none. */
export function isWorkingTime(at: Date, { businessHours, timeZone }: FlowSettings): boolean {
  if (businessHours === undefined) return true;
  const { days, from, to, holidays } = businessHours;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  const time = `${part('hour')}:${part('minute')}`;
  // Days of a date without a zone: Sunday is 0 there, and last in our week.
  const weekday = WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];
  return (
    weekday !== undefined && days.includes(weekday) && !holidays.includes(date) && time >= from && time < to
  );
}
