import type { CatalogueEntry } from './entry.ts';

/** About times, schedules, budgets, undo and other settings that have to fit each other. */
export const SETTINGS = {
  unknown_time_zone: {
    severity: 'error',
    message: '"{zone}" is not a time zone.',
    help: 'Use a name of the time-zone database such as Europe/Berlin, or UTC.',
  },
  channel_without_settings: {
    severity: 'error',
    message: 'Runs start by {channel}, but its settings are missing.',
    help: 'A webhook needs the connection that holds its secret; a schedule needs its times. Fill them in, or take the channel out.',
  },
  settings_without_channel: {
    severity: 'warning',
    message: 'The {channel} has settings, but runs do not start by it.',
    help: 'Add the channel to the ways in which runs start; until then nothing starts a run there.',
  },
  cron_invalid: {
    severity: 'error',
    message: 'The schedule "{cron}" starts no run: {reason}',
    help: 'Write five parts: minute, hour, day, month and weekday. For example 0 9 * * MON-FRI is every working day at nine.',
  },
  schedule_input_invalid: {
    severity: 'error',
    message: 'The input of scheduled runs is not what the flow accepts, at {at}: {reason}',
    help: 'The input schema of the flow says what a run needs. Give the schedule an input of that shape.',
  },
  too_late_to_matter: {
    severity: 'warning',
    message: 'A review at "{title}" {what} after {after}, but it expires after {expires}.',
    help: 'By then nobody can answer any more. Choose a time before the review expires.',
  },
  four_eyes_redundant: {
    severity: 'info',
    message:
      'At "{title}" {approvals} people must approve in any case, so the condition for four eyes changes nothing.',
    help: 'The condition asks for a second person. Leave it out, or ask for one approval and let the condition decide.',
  },
  budget_without_limit: {
    severity: 'warning',
    message: 'The budget of {whose} limits nothing.',
    help: 'Give it at least one limit, or remove it.',
  },
  budget_over_day: {
    severity: 'warning',
    message: 'One run may use {one} {what}, all runs of a day only {day}.',
    help: 'A single run could use up the whole day. Make the budget of one run smaller than that of the day.',
  },
  business_hours_empty: {
    severity: 'error',
    message: 'The business hours begin at {from} and end at {to}, so nobody ever works.',
    help: 'The end has to be later than the beginning, on the same day.',
  },
  business_hours_missing: {
    severity: 'error',
    message: '"{title}" waits for working time, but the flow has no business hours.',
    help: 'Working time counts only the business hours of the settings. Set them, or wait for a plain duration.',
  },
  wait_without_timeout: {
    severity: 'warning',
    message: '"{title}" can wait for the signal "{signal}" for ever.',
    help: 'If the signal never comes, the run never ends. Set a time after which it gives up and leaves by "timedOut".',
  },
  timeout_never_comes: {
    severity: 'warning',
    message: '"{title}" waits for {duration}, so its timeout of {timeout} never comes.',
    help: 'When both are due together the wait has ended. Make the timeout shorter, or leave it out.',
  },
  undo_never_called: {
    severity: 'info',
    message: '"{title}" names an undo, but no way from here leads to an end that undoes.',
    help: 'It is called only when somebody cancels the run with undo. Let an end undo what was done, or let failed runs be undone in the settings.',
  },
  nothing_to_undo: {
    severity: 'info',
    message: '"{title}" undoes what was done, but no action before it names an undo.',
    help: 'Say at the action what takes it back, or do not undo here.',
  },
  each_over_limit: {
    severity: 'info',
    message:
      '"{title}" calls this flow {concurrency} times at once, but only {limit} of its steps may work at the same time.',
    help: 'The other runs wait for their turn. Call fewer at the same time, or raise the limit in the settings.',
  },
} as const satisfies Record<string, CatalogueEntry>;
