import { type JsonSchema, type Problem, problem } from '@countersign/model';
import type { Call, Comprehension, Expr, Select } from '../syntax/expr.ts';
import type { PlaceOf } from '../syntax/placeOf.ts';
import { pathOf, textConstant } from '../syntax/references.ts';
import { closestName } from './closestName.ts';
import { functionNames, isFunction, resultOfCall } from './signatures.ts';
import { celNameOf, DYN, fieldNames, fieldType, type StaticType, typeOfSchema } from './staticType.ts';
import { operatorTitle, typeTitle } from './titles.ts';
import { canBeEqual, common, joined } from './unify.ts';

/** Names of types, which CEL lets expressions compare with `type(x)`. */
const TYPE_NAMES = new Set([
  'bool',
  'bytes',
  'double',
  'int',
  'list',
  'map',
  'null_type',
  'string',
  'type',
  'uint',
]);

type Scope = {
  readonly variables: Readonly<Record<string, JsonSchema>>;
  readonly local: ReadonlyMap<string, StaticType>;
  readonly placeOf: PlaceOf | undefined;
  readonly problems: Problem[];
};

/** What is known besides the variables: where nodes stand in the source, and the variables of loops around the tree. */
export type Surroundings = {
  readonly placeOf?: PlaceOf;
  readonly local?: ReadonlyMap<string, StaticType>;
};

/**
 * The type of an expression and everything that is wrong with it: unknown variables, unknown fields of closed objects,
 * unknown functions, operands that do not fit, and comparisons that can never hold. With `placeOf`, each problem says in
 * `data.range` which part of the source it is about.
 */
export function checkTypes(
  tree: Expr,
  variables: Readonly<Record<string, JsonSchema>>,
  { placeOf, local = new Map() }: Surroundings = {},
): { type: StaticType; problems: Problem[] } {
  const scope: Scope = { variables, local, placeOf, problems: [] };
  return { type: check(tree, scope), problems: scope.problems };
}

function check(expr: Expr, scope: Scope): StaticType {
  const { exprKind } = expr;
  switch (exprKind.case) {
    case 'constExpr':
      return constantType(exprKind.value.constantKind.case);
    case 'identExpr':
      return checkVariable(expr, exprKind.value.name.replace(/^\./, ''), scope);
    case 'selectExpr':
      return checkSelect(expr, exprKind.value, scope);
    case 'callExpr':
      return checkCall(expr, exprKind.value, scope);
    case 'listExpr':
      return {
        kind: 'list',
        element: common(exprKind.value.elements.map((element) => check(element, scope))),
      };
    case 'structExpr': {
      const values = exprKind.value.entries.map((entry) => {
        if (entry.keyKind.case === 'mapKey') check(entry.keyKind.value, scope);
        return entry.value === undefined ? DYN : check(entry.value, scope);
      });
      return { kind: 'map', value: common(values) };
    }
    case 'comprehensionExpr':
      return checkLoop(expr, exprKind.value, scope);
    default:
      return DYN;
  }
}

function constantType(kind: string | undefined): StaticType {
  switch (kind) {
    case 'boolValue':
      return { kind: 'bool' };
    case 'int64Value':
      return { kind: 'int' };
    case 'doubleValue':
      return { kind: 'number' };
    case 'stringValue':
      return { kind: 'string' };
    case 'bytesValue':
      return { kind: 'bytes' };
    case 'nullValue':
      return { kind: 'null' };
    default:
      return DYN;
  }
}

function checkVariable(expr: Expr, name: string, scope: Scope): StaticType {
  const local = scope.local.get(name);
  if (local !== undefined) return local;
  if (!Object.hasOwn(scope.variables, name)) {
    if (TYPE_NAMES.has(name)) return { kind: 'type' };
    const known = [...Object.keys(scope.variables), ...scope.local.keys()].filter(
      (one) => !one.startsWith('@'),
    );
    const meant = closestName(name, known);
    report({ scope, expr }, 'unknown_variable', `There is no variable "${name}"${ask(meant)}`, {
      name,
      meant,
    });
    return DYN;
  }
  if (name === 'now') return { kind: 'timestamp' };
  const schema = scope.variables[name] ?? {};
  return name === 'run' ? { kind: 'object', schema, times: ['startedAt'] } : typeOfSchema(schema);
}

function checkSelect(expr: Expr, { operand, field }: Select, scope: Scope): StaticType {
  if (operand === undefined) return DYN;
  const type = check(operand, scope);
  const found = fieldType(type, field);
  const isTest = expr.exprKind.case === 'selectExpr' && expr.exprKind.value.testOnly;
  if (found === null) {
    const owner = pathOf(operand)?.join('.') ?? typeTitle(celNameOf(type));
    const meant = closestName(field, fieldNames(type));
    report({ scope, expr }, 'unknown_field', `"${owner}" has no field "${field}"${ask(meant)}`, {
      path: pathOf(expr) ?? [field],
      field,
      meant,
    });
  }
  return isTest ? { kind: 'bool' } : (found ?? DYN);
}

function checkCall(expr: Expr, call: Call, scope: Scope): StaticType {
  const name = call.function;
  if (name === '_[_]') return checkIndex(call, scope);
  const target = call.target && check(call.target, scope);
  const args = call.args.map((arg) => check(arg, scope));
  if (name === '_?_:_') {
    expectBool({ scope, expr: call.args[0] ?? expr }, args[0], name);
    return common(args.slice(1));
  }
  if (name === '_&&_' || name === '_||_') {
    for (const [index, arg] of args.entries()) {
      expectBool({ scope, expr: call.args[index] ?? expr }, arg, name);
    }
    return { kind: 'bool' };
  }
  if (name === '@not_strictly_false') return { kind: 'bool' };
  if (!isFunction(name)) {
    const meant = closestName(name, functionNames());
    report(
      { scope, expr, part: 'callee' },
      'unknown_function',
      `There is no function ${name}()${ask(meant)}`,
      {
        name,
        meant,
      },
    );
    return DYN;
  }
  if (name === '_==_' || name === '_!=_') checkComparison({ scope, expr }, call.args, args);
  return checkOverload({ scope, expr }, call, { target, args });
}

function checkOverload(
  place: Place,
  { function: name }: Call,
  { target, args }: { readonly target: StaticType | undefined; readonly args: readonly StaticType[] },
): StaticType {
  const result = resultOfCall(name, target, args);
  const operands = target === undefined ? args : [target, ...args];
  if (result === null) {
    const types = operands.map((type) => typeTitle(celNameOf(type))).join(' and ');
    report(place, 'type_mismatch', `${operatorTitle(name)} cannot be used with ${types || 'nothing'}.`, {
      name,
    });
    return DYN;
  }
  const [left, right] = args;
  return name === '_+_' && left?.kind === 'list' && right?.kind === 'list' ? joined(left, right) : result;
}

function checkIndex(call: Call, scope: Scope): StaticType {
  const [operand, index] = call.args;
  if (operand === undefined || index === undefined) return DYN;
  const type = check(operand, scope);
  const key = textConstant(index);
  if (key === undefined) check(index, scope);
  if (type.kind === 'list') return type.element;
  const found = key === undefined ? DYN : fieldType(type, key);
  if (found === null || !['dyn', 'map', 'object'].includes(type.kind)) {
    const owner = pathOf(operand)?.join('.') ?? typeTitle(celNameOf(type));
    const meant = closestName(key ?? '', fieldNames(type));
    const data = { path: [...(pathOf(operand) ?? []), key ?? ''], field: key ?? '', meant };
    report(
      { scope, expr: index },
      'unknown_field',
      `"${owner}" has no field "${key ?? ''}"${ask(meant)}`,
      data,
    );
  }
  return found ?? DYN;
}

function checkLoop(expr: Expr, loop: Comprehension, scope: Scope): StaticType {
  const range = loop.iterRange ? check(loop.iterRange, scope) : DYN;
  if (!['dyn', 'list', 'map', 'object'].includes(range.kind)) {
    const place = { scope, expr: loop.iterRange ?? expr };
    report(place, 'type_mismatch', `${typeTitle(celNameOf(range))} has no elements to go through.`);
  }
  const element: StaticType =
    range.kind === 'list' ? range.element : range.kind === 'dyn' ? DYN : { kind: 'string' };
  const start = loop.accuInit ? check(loop.accuInit, scope) : DYN;
  const inside = (accumulated: StaticType): Scope => ({
    ...scope,
    local: new Map([...scope.local, [loop.iterVar, element], [loop.accuVar, accumulated]]),
  });
  const step = loop.loopStep ? check(loop.loopStep, inside(start)) : DYN;
  return loop.result ? check(loop.result, inside(step)) : DYN;
}

/** Reports comparing different kinds of values, and a text with a choice that the schema does not offer. */
function checkComparison(place: Place, operands: readonly Expr[], types: readonly StaticType[]): void {
  const { scope } = place;
  const [left, right] = types;
  if (left === undefined || right === undefined) return;
  if (!canBeEqual(left, right)) {
    const kinds = `${typeTitle(celNameOf(left))} and ${typeTitle(celNameOf(right))}`;
    report(place, 'type_mismatch', `${kinds} are never equal.`);
  }
  for (const [type, other] of [
    [left, operands[1]],
    [right, operands[0]],
  ] as const) {
    const text = other && textConstant(other);
    if (type.kind !== 'string' || type.values === undefined || !other || text === undefined) continue;
    if (type.values.includes(text)) continue;
    const choices = type.values.map((value) => `"${value}"`).join(', ');
    report({ scope, expr: other }, 'impossible_value', `"${text}" is not one of ${choices}.`, {
      value: text,
      choices: type.values,
    });
  }
}

function expectBool(place: Place, type: StaticType | undefined, name: string): void {
  if (type === undefined || type.kind === 'bool' || type.kind === 'dyn') return;
  const message = `${operatorTitle(name)} needs a condition, not ${typeTitle(celNameOf(type))}.`;
  report(place, 'type_mismatch', message, { name });
}

const ask = (meant: string | null): string => (meant === null ? '.' : `. Did you mean "${meant}"?`);

type Place = { readonly scope: Scope; readonly expr: Expr; readonly part?: 'callee' };

function report(
  { scope, expr, part }: Place,
  code: string,
  message: string,
  data?: Record<string, unknown>,
): void {
  if (scope.problems.some((one) => one.message === message)) return;
  const { meant, ...rest } = data ?? {};
  const range = scope.placeOf?.(expr, part);
  scope.problems.push(
    problem(code, message, undefined, {
      ...rest,
      ...(meant === undefined || meant === null ? {} : { meant }),
      ...(range === undefined ? {} : { range }),
    }),
  );
}
