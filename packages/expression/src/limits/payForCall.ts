import { type CelValue, isCelList, isCelMap } from '@bufbuild/cel';
import { type Budget, exceed, spend } from './budget.ts';
import { LIMITS } from './limits.ts';
import { payForText, payForWalking } from './measure.ts';
import { patternWeight } from './patternWeight.ts';
import { occurrences } from './replaceText.ts';

type Price = (budget: Budget, operands: readonly CelValue[]) => void;

/** Functions whose work is more than touching their texts once. */
const PRICES: Readonly<Record<string, Price>> = {
  '_==_': payForWalkingAll,
  '_!=_': payForWalkingAll,
  '@in': payForWalkingAll,
  '_+_': payForSum,
  format: payForFormat,
  join: payForJoin,
  lastIndexOf: payForLastIndex,
  matches: payForMatch,
  replace: payForReplace,
};

/** Functions that go through a text letter by letter. */
const LETTER_BY_LETTER = new Set([
  'bool',
  'bytes',
  'double',
  'int',
  'lowerAscii',
  'size',
  'split',
  'string',
  'trim',
  'upperAscii',
]);

/** Units for asking the time-zone database, which is slow. */
const TIME_ZONE_UNITS = 2_000;

/**
 * Pays for a call before it happens, from the sizes of its operands, and refuses a call whose result would be too
 * large. `operands` are the target (for methods) and the arguments, in this order.
 */
export function payForCall(budget: Budget, name: string, operands: readonly CelValue[]): void {
  spend(budget, 1);
  const price = PRICES[name];
  if (price !== undefined) {
    price(budget, operands);
    return;
  }
  if (name.startsWith('get') && operands.length === 2) spend(budget, TIME_ZONE_UNITS);
  const repeat = LETTER_BY_LETTER.has(name) ? 5 : 1;
  for (const operand of operands) payForText(budget, textLength(operand) * repeat);
}

function payForWalkingAll(budget: Budget, operands: readonly CelValue[]): void {
  for (const operand of operands) payForWalking(budget, operand);
}

function payForFormat(budget: Budget, operands: readonly CelValue[]): void {
  const characters = operands.reduce<number>((sum, operand) => sum + payForWalking(budget, operand), 0);
  if (characters * 2 > LIMITS.textLength) exceed(budget, 'a text gets too long');
}

/** The engine compares the whole search text at each place, so its worst case is the product. */
function payForLastIndex(budget: Budget, [text, search]: readonly CelValue[]): void {
  spend(budget, (textLength(text) * textLength(search)) / 500);
}

function payForMatch(budget: Budget, [text, pattern]: readonly CelValue[]): void {
  const weight = typeof pattern === 'string' ? patternWeight(pattern) : 0;
  if (weight > LIMITS.patternWeight) exceed(budget, 'a regular expression is too complex');
  // Building the automaton costs more than in proportion; running it visits each of its states at each letter.
  spend(budget, weight + weight ** 2 / 600 + (weight * textLength(text)) / 12);
}

function payForReplace(budget: Budget, [text, search, replacement]: readonly CelValue[]): void {
  if (typeof text !== 'string' || typeof search !== 'string') return;
  payForText(budget, text.length * 2);
  const hits = occurrences(text, search);
  if (text.length + hits * textLength(replacement) > LIMITS.textLength)
    exceed(budget, 'a text gets too long');
  spend(budget, hits / 5);
}

function payForJoin(budget: Budget, [list, separator]: readonly CelValue[]): void {
  if (!isCelList(list)) return;
  const characters = payForWalking(budget, list) + list.size * textLength(separator);
  if (characters > LIMITS.textLength) exceed(budget, 'a text gets too long');
}

/** Texts and bytes; lists pay in `concatenate`, which knows how they are stored. */
function payForSum(budget: Budget, [left, right]: readonly CelValue[]): void {
  const length = textLength(left) + textLength(right);
  if (length > LIMITS.textLength) exceed(budget, 'a text gets too long');
  spend(budget, length / 500);
}

/** Pays for a comprehension before it runs: `weight` nodes of its body for each element. */
export function payForLoop(budget: Budget, range: CelValue, weight: number): void {
  const size = isCelList(range) || isCelMap(range) ? range.size : 0;
  spend(budget, size * weight);
}

const textLength = (value: CelValue | undefined): number =>
  typeof value === 'string' || value instanceof Uint8Array ? value.length : 0;
