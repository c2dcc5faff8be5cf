import { type CelValue, isCelList, isCelMap } from '@bufbuild/cel';
import { type Budget, exceed, spend } from './budget.ts';
import { LIMITS } from './limits.ts';

/**
 * Pays for walking a whole value before something (equality, formatting) walks it. A value built by sharing
 * (`[x].map(a, [a, a]).map(a, [a, a])…`) is small in memory and exponential when walked; it is refused here.
 * Returns the number of characters in it.
 */
export function payForWalking(budget: Budget, value: CelValue | undefined, depth = 0): number {
  spend(budget, 1);
  if (depth > LIMITS.valueDepth) exceed(budget, 'a value is nested too deeply');
  if (typeof value === 'string') return payForText(budget, value.length);
  if (value instanceof Uint8Array) return payForText(budget, value.length);
  let characters = 0;
  if (isCelList(value)) {
    for (const element of value) characters += payForWalking(budget, element, depth + 1);
  } else if (isCelMap(value)) {
    for (const [key, entry] of value) {
      characters += payForWalking(budget, key, depth + 1) + payForWalking(budget, entry, depth + 1);
    }
  }
  return characters;
}

/** Pays for touching each character of a text once. */
export function payForText(budget: Budget, length: number): number {
  spend(budget, length / 50);
  return length;
}
