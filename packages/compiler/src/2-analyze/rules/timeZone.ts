import { diagnose } from '../../catalogue/diagnose.ts';
import { isTimeZone } from '../isTimeZone.ts';
import type { Rule } from '../rule.ts';

/** The time zone of the flow exists. */
export const timeZone: Rule = ({ document }) => {
  const { timeZone: zone } = document.settings;
  if (zone === 'UTC' || isTimeZone(zone)) return [];
  const command = { type: 'setSettings', settings: { ...document.settings, timeZone: 'UTC' } } as const;
  return [
    diagnose('unknown_time_zone', {
      field: '/settings/timeZone',
      holes: { zone },
      fix: { title: 'Use UTC', command },
    }),
  ];
};
