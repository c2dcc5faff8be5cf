import {
  type CelEnv,
  type CelFunc,
  CelScalar,
  type CelValue,
  celEnv,
  celFunc,
  celMethod,
  isCelError,
  isCelList,
  listType,
} from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { type Budget, exceed } from './budget.ts';
import { LIMITS } from './limits.ts';
import { concatenate } from './lists.ts';
import { payForCall, payForLoop } from './payForCall.ts';
import { replaceText } from './replaceText.ts';

/** Name of the function that `meterLoops` puts around the range of each comprehension; no source can spell it. */
export const RANGE_FUNCTION = '@range';

const { DOUBLE, DYN, INT, STRING } = CelScalar;
const LIST = listType(DYN);

/**
 * JSON knows one kind of number, CEL three. Numbers of the scope are doubles; these let them be added to, and
 * multiplied with, the whole numbers that people write: `input.amount * 2`.
 */
const MIXED_ARITHMETIC: readonly CelFunc[] = [
  celFunc('_+_', [DOUBLE, INT], DOUBLE, (left, right) => left + Number(right)),
  celFunc('_+_', [INT, DOUBLE], DOUBLE, (left, right) => Number(left) + right),
  celFunc('_-_', [DOUBLE, INT], DOUBLE, (left, right) => left - Number(right)),
  celFunc('_-_', [INT, DOUBLE], DOUBLE, (left, right) => Number(left) - right),
  celFunc('_*_', [DOUBLE, INT], DOUBLE, (left, right) => left * Number(right)),
  celFunc('_*_', [INT, DOUBLE], DOUBLE, (left, right) => Number(left) * right),
  celFunc('_/_', [DOUBLE, INT], DOUBLE, (left, right) => left / Number(right)),
  celFunc('_/_', [INT, DOUBLE], DOUBLE, (left, right) => Number(left) / right),
  celFunc('_%_', [DOUBLE, INT], DOUBLE, (left, right) => left % Number(right)),
  celFunc('_%_', [INT, DOUBLE], DOUBLE, (left, right) => Number(left) % right),
  celFunc('_%_', [DOUBLE, DOUBLE], DOUBLE, (left, right) => left % right),
];

const REPLACE: readonly CelFunc[] = [
  celMethod('replace', STRING, [STRING, STRING], STRING, function (search, replacement) {
    return replaceText(this, search, replacement, -1);
  }),
  celMethod('replace', STRING, [STRING, STRING, INT], STRING, function (search, replacement, limit) {
    return replaceText(this, search, replacement, Number(limit));
  }),
];

/** CEL's standard functions, the string extension, mixed arithmetic: what expressions can call. */
export const standardFunctions = (): readonly CelFunc[] => [
  ...celEnv({ funcs: [...strings, ...REPLACE, ...MIXED_ARITHMETIC] }).funcs,
];

/** An environment in which every call and every loop is paid for from `budget`. */
export function meteredEnvironment(budget: Budget): CelEnv {
  const range = celFunc(RANGE_FUNCTION, [DYN, INT], DYN, (value, weight) => {
    payForLoop(budget, value, Number(weight));
    return value;
  });
  const concatenation = celFunc('_+_', [LIST, LIST], LIST, (left, right) => concatenate(budget, left, right));
  const functions = standardFunctions().map((standard) => metered(standard, budget));
  return celEnv({ funcs: [...functions, concatenation, range] });
}

function metered(standard: CelFunc, budget: Budget): CelFunc {
  const call = (target: CelValue | undefined, args: CelValue[]): CelValue => {
    payForCall(budget, standard.name, target === undefined ? args : [target, ...args]);
    const result = standard.call(0, target, args);
    if (result === undefined) throw new Error(`${standard.name} does not take these values`);
    if (isCelError(result)) throw result;
    return refuseLong(budget, result);
  };
  if (standard.target === undefined) {
    return celFunc(standard.name, standard.arguments, standard.result, (...args: CelValue[]) =>
      call(undefined, args),
    );
  }
  return celMethod(
    standard.name,
    standard.target,
    standard.arguments,
    standard.result,
    function (this: CelValue, ...args: CelValue[]) {
      return call(this, args);
    },
  );
}

function refuseLong(budget: Budget, result: CelValue): CelValue {
  if (typeof result === 'string' && result.length > LIMITS.textLength) exceed(budget, 'a text gets too long');
  if (isCelList(result) && result.size > LIMITS.listLength) exceed(budget, 'a list gets too long');
  return result;
}
