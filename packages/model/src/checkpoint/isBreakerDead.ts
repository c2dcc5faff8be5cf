import type { Breakers } from './policy.ts';

/** Whether the plain rule of a policy could never narrow anything: more errors than are looked at are never found. */
export const isBreakerDead = ({ errors }: Breakers): boolean =>
  errors !== undefined && errors.count > errors.window;
