import type { XmlElement } from '../read/parseXml.ts';
import { durationOf } from '../sketch/mappings.ts';

/** What the timer of an event says: a duration, a date or a cycle, as text. */
export function timerOf({ children }: XmlElement): { readonly type: string; readonly text: string } {
  const definition = children.find(({ name }) => name === 'timerEventDefinition');
  const [time] = definition?.children.filter(({ name }) => /^time(Duration|Date|Cycle)$/.test(name)) ?? [];
  return { type: time?.name ?? '', text: time?.text.trim() ?? '' };
}

const ISO =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const DAY_MS = 86_400_000;
const SIZES = [365 * DAY_MS, 30 * DAY_MS, 7 * DAY_MS, DAY_MS, 3_600_000, 60_000, 1_000];

/** `PT1H30M` as a duration of ours; null when it is none. Months count 30 days, years 365. */
export function isoDuration(text: string): string | null {
  const [, ...parts] = ISO.exec(text.trim()) ?? [];
  const ms = parts.reduce((sum, part, index) => sum + Number(part ?? 0) * (SIZES[index] ?? 0), 0);
  return durationOf(ms);
}

/** Whether an event on a border ends what it stands on; one that does not begins something beside it. */
export const isInterrupting = ({ attributes }: XmlElement): boolean =>
  attributes['cancelActivity'] !== 'false';

/** The time between two of a cycle such as `R3/PT10H`, or a plain duration. */
export const cycleDuration = (text: string): string | null => isoDuration(text.trim().replace(/^R\d*\//, ''));
