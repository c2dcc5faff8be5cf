import { nextTimes } from '@countersign/compiler';
import type { ScheduleTrigger } from '@countersign/model';
import { useLocale } from '../../../../strings/useT.ts';
import { formatInstant } from '../../../../ui/formatTime.ts';
import { useNow } from '../../../../ui/useNow.ts';
import { useEditingPart } from '../../BuilderContext.ts';
import { cronInWords } from './cronInWords.ts';

const SHOWN = 3;

/** When a schedule starts runs, in words, and the next times. */
export function ScheduleInWords({ schedule }: { readonly schedule: ScheduleTrigger }) {
  const { t, language } = useLocale();
  const settings = useEditingPart(({ document }) => document.settings);
  const now = new Date(useNow());
  const zone = schedule.timeZone ?? settings.timeZone;
  const sentence = cronInWords(schedule.cron, language);
  const times = nextTimes({ cron: schedule.cron, timeZone: zone }, now, SHOWN);
  if (sentence === undefined || times.length === 0) return t('inspector.schedule.unreadable');
  return t('inspector.schedule', {
    sentence,
    zone,
    times: times.map((time) => formatInstant(time.toISOString(), language, zone)).join(' · '),
  });
}
