import { adjust } from './en/adjust.ts';
import { builder } from './en/builder.ts';
import { canvas } from './en/canvas.ts';
import { checkpoints } from './en/checkpoints.ts';
import { common } from './en/common.ts';
import { editing } from './en/editing.ts';
import { exchange } from './en/exchange.ts';
import { expressions } from './en/expressions.ts';
import { flows } from './en/flows.ts';
import { inbox } from './en/inbox.ts';
import { insights } from './en/insights.ts';
import { inspector } from './en/inspector.ts';
import { keyboard } from './en/keyboard.ts';
import { learning } from './en/learning.ts';
import { ledger } from './en/ledger.ts';
import { mailbox } from './en/mailbox.ts';
import { notices } from './en/notices.ts';
import { policy } from './en/policy.ts';
import { problems } from './en/problems.ts';
import { runs } from './en/runs.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { signIn } from './en/signIn.ts';
import { simulator } from './en/simulator.ts';
import { triggers } from './en/triggers.ts';
import { versions } from './en/versions.ts';

/** English, the language all keys are defined in. */
export const en = {
  ...common,
  ...shell,
  ...signIn,
  ...flows,
  ...builder,
  ...exchange,
  ...canvas,
  ...problems,
  ...editing,
  ...expressions,
  ...runs,
  ...inbox,
  ...checkpoints,
  ...insights,
  ...inspector,
  ...adjust,
  ...policy,
  ...ledger,
  ...mailbox,
  ...notices,
  ...triggers,
  ...keyboard,
  ...learning,
  ...settings,
  ...versions,
  ...simulator,
} as const;
