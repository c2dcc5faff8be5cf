import {
  compileExpression,
  compileTemplate,
  type ExpressionEnvironment,
  type ValueKind,
} from '@countersign/expression';
import type { Diagnostic, Problem } from '@countersign/model';
import type { FlowText } from '../../1-parse/texts.ts';
import type { DiagnosticCode } from '../../catalogue/catalogue.ts';
import { diagnose } from '../../catalogue/diagnose.ts';
import { environmentIn, environmentOf } from '../environment.ts';
import type { Rule } from '../rule.ts';
import { wantedKind } from '../wantedKind.ts';

/** Problems of the expression package that have an entry of their own; the others are faults of the text itself. */
const CODES: Readonly<Record<string, DiagnosticCode>> = {
  unknown_variable: 'unknown_variable',
  unknown_function: 'unknown_variable',
  unknown_field: 'unknown_field',
  type_mismatch: 'type_mismatch',
  impossible_value: 'impossible_value',
};

/** Every expression and every template can be read, names what exists, and gives the kind of value its place needs. */
export const validTexts: Rule = (flow) => {
  const environments = new Map<string, ExpressionEnvironment>();
  return flow.texts.flatMap((text) => {
    const known = environments.get(text.node.id) ?? environmentOf(flow, text.node);
    environments.set(text.node.id, known);
    // The element of "each" follows from the step and what it sees, so these say all that a text depends on.
    const { input, steps, proposal } = known.variables;
    return flow.remember({ slot: 'faults', of: text, by: [input, steps, proposal] }, () =>
      checkText(text, environmentIn(text, known)),
    );
  });
};

const checkText = (text: FlowText, environment: ExpressionEnvironment): Diagnostic[] =>
  text.format === 'template' ? checkTemplate(text, environment) : checkExpression(text, environment);

function checkTemplate(text: FlowText, environment: ExpressionEnvironment): Diagnostic[] {
  const compiled = compileTemplate(text.source, environment);
  return compiled.ok ? [] : compiled.problem.map((problem) => textDiagnostic(text, problem));
}

function checkExpression(text: FlowText, environment: ExpressionEnvironment): Diagnostic[] {
  const compiled = compileExpression(text.source, environment);
  if (!compiled.ok) return compiled.problem.map((problem) => textDiagnostic(text, problem));
  const wanted = wantedKind(text);
  const { gives } = compiled.value;
  if (wanted === null || gives === 'dyn' || wanted.kinds.includes(gives)) return [];
  return [
    diagnose('wrong_kind_of_value', {
      ...placeOf(text),
      holes: { title: text.node.title, wanted: wanted.title, given: KIND_TITLES[gives] },
    }),
  ];
}

function textDiagnostic(text: FlowText, problem: Problem): Diagnostic {
  const fallback = text.format === 'template' ? 'template_invalid' : 'expression_invalid';
  return diagnose(CODES[problem.code] ?? fallback, {
    ...placeOf(text),
    holes: { title: text.node.title, reason: problem.message },
    data: { source: text.source, ...problem.data },
  });
}

const placeOf = ({ node, pointer }: FlowText) => ({ node: node.id, field: pointer });

const KIND_TITLES: Readonly<Record<ValueKind, string>> = {
  bool: 'a condition',
  bytes: 'bytes',
  duration: 'a length of time',
  dyn: 'any value',
  int: 'a whole number',
  list: 'a list',
  map: 'an object',
  null: 'nothing',
  number: 'a number',
  object: 'an object',
  string: 'a text',
  timestamp: 'a time',
  type: 'a type',
};
