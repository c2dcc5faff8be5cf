import { type CelError, celError } from '@bufbuild/cel';
import { LIMITS } from './limits.ts';

/**
 * The work that is left for one evaluation. An overdrawn budget stays overdrawn: CEL's logical operators may swallow
 * the error that says so (`true || bomb`), but the evaluation as a whole is refused all the same.
 */
export type Budget = { left: number; exceeded: CelError | null };

export const newBudget = (): Budget => ({ left: LIMITS.steps, exceeded: null });

/** Makes the budget good for another evaluation, of `most` units at most; answers how many it has. */
export function refill(budget: Budget, most: number): number {
  budget.left = Math.min(LIMITS.steps, most);
  budget.exceeded = null;
  return budget.left;
}

/** Takes `units` of work from the budget. Throws inside the evaluation, which turns it into an error value. */
export function spend(budget: Budget, units: number): void {
  budget.left -= units;
  if (budget.left < 0) exceed(budget, 'it needs too many steps');
}

/**
 * Ends the evaluation because something grows beyond its bound. The error is made once: a loop that swallows errors
 * must not pay for a stack trace at each element.
 */
export function exceed(budget: Budget, reason: string): never {
  budget.left = -1;
  budget.exceeded ??= celError(reason);
  throw budget.exceeded;
}
