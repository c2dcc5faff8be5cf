import type { Catalogue } from './catalogue.ts';
import { adjust } from './de/adjust.ts';
import { builder } from './de/builder.ts';
import { canvas } from './de/canvas.ts';
import { checkpoints } from './de/checkpoints.ts';
import { common } from './de/common.ts';
import { editing } from './de/editing.ts';
import { exchange } from './de/exchange.ts';
import { expressions } from './de/expressions.ts';
import { flows } from './de/flows.ts';
import { inbox } from './de/inbox.ts';
import { insights } from './de/insights.ts';
import { inspector } from './de/inspector.ts';
import { keyboard } from './de/keyboard.ts';
import { learning } from './de/learning.ts';
import { ledger } from './de/ledger.ts';
import { mailbox } from './de/mailbox.ts';
import { notices } from './de/notices.ts';
import { policy } from './de/policy.ts';
import { problems } from './de/problems.ts';
import { runs } from './de/runs.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';
import { signIn } from './de/signIn.ts';
import { simulator } from './de/simulator.ts';
import { triggers } from './de/triggers.ts';
import { versions } from './de/versions.ts';

/** German; a missing or superfluous key does not compile. */
export const de: Catalogue = {
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
};
