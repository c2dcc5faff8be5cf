import { notifications } from '@mantine/notifications';
import { problemOf } from '../api/problem.ts';
import type { Translate } from '../strings/catalogue.ts';
import { describeProblem } from './ProblemAlert.tsx';

/** Says that something worked; it leaves by itself. */
export function notifyDone(message: string): void {
  notifications.show({ message, color: 'ink' });
}

/** Says that something failed and what to do; it stays until it is closed. */
export function notifyProblem(error: unknown, t: Translate): void {
  const { title, help } = describeProblem(problemOf(error), t);
  notifications.show({ title, message: help, color: 'brick', autoClose: false });
}
