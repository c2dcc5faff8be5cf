import type { ImportLoss } from '@countersign/model';
import { readAs } from '../conditions/condition.ts';
import { type Fields, fieldsOf, isFields, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { lost, told } from '../sketch/losses.ts';
import { branching } from '../sketch/sketchStep.ts';
import type { N8nNode, NodeMapping } from './n8nNode.ts';
import { readConditions, readRow, sentenceOf, usualVerb } from './readConditions.ts';

/** One case of ours: what it asks, and the output of theirs by which it leads on. */
type Case = {
  readonly title: string;
  readonly output: number | null;
  readonly when: string;
  readonly losses: readonly ImportLoss[];
};

const NEVER_FAILS = 'its way for failures is never taken: a choice that fails lets the run fail here.';
const MOST_CASES = 200;

/**
 * Each rule becomes a case, which leads where its output leads; several rules may share one. An output that no rule leads
 * to keeps its way as a case that is never taken, and its condition is named as lost.
 */
export function mapSwitch(node: N8nNode): NodeMapping {
  const rules = rulesOf(node);
  const fallback = rules.length === 0 ? null : fallbackOf(node, rules.length);
  const reached = new Set([...rules.map(({ output }) => output), fallback]);
  const failures = node.hasErrorOutput ? rules.length + (fallback === rules.length ? 1 : 0) : null;
  const unruled = [...(node.wired.size === 0 && rules.length === 0 ? [0] : node.wired)]
    .filter((output) => !reached.has(output))
    .sort((left, right) => left - right)
    .map((output): Case => {
      if (output === failures)
        return { title: 'On failure', output, when: 'false', losses: [told('meaning', NEVER_FAILS)] };
      const title = `Case ${output + 1}`;
      return { title, output, when: 'false', losses: rules.length === 0 ? [] : [lost('condition', title)] };
    });
  const cases = [...rules, ...unruled].slice(0, MOST_CASES);
  const ways = cases.map(({ title, when }, index) => ({ ...wayOf(index), title, when }));
  // Without any rule the whole choice is an expression, which is one thing to be written anew and not one per case.
  const whole = rules.length > 0 ? [] : [lost('condition', 'Switch')];
  return {
    ...branching([...ways, { port: 'otherwise', title: 'Otherwise' }]),
    losses: [...whole, ...[...rules, ...unruled].flatMap(({ losses }) => losses)],
    settled: ['rules', 'dataType', 'value1'],
    outputPorts: portsByOutput(cases, fallback),
  };
}

const wayOf = (index: number) => ({ port: `case${index + 1}` });

/** By which ports of ours an output of theirs is left: those of all its cases, and of what no case takes. */
function portsByOutput(cases: readonly Case[], fallback: number | null): ReadonlyMap<number, string[]> {
  const ports = new Map<number, string[]>();
  const add = (output: number | null, port: string) => {
    if (output !== null) ports.set(output, [...(ports.get(output) ?? []), port]);
  };
  for (const [index, { output }] of cases.entries()) add(output, wayOf(index).port);
  add(fallback, 'otherwise');
  return ports;
}

/** The output of what no rule takes: one behind the rules, or one that a rule may have too; null when it ends there. */
function fallbackOf({ parameters }: N8nNode, rules: number): number | null {
  const newer = own(fieldsOf(own(parameters, 'options')), 'fallbackOutput');
  const said = newer ?? own(parameters, 'fallbackOutput');
  if (said === 'extra') return rules;
  const output = numberOf(said);
  return output !== null && output >= 0 ? output : null;
}

function rulesOf(node: N8nNode): Case[] {
  const rules = fieldsOf(own(node.parameters, 'rules'));
  const newer = listOf(own(rules, 'values')).map(fieldsOf);
  const older = listOf(own(rules, 'rules')).map(fieldsOf);
  return [...newer, ...older].map((rule, index) => {
    const title = textOf(own(rule, 'outputKey')) || `Case ${index + 1}`;
    // The first generation says with each rule where it leads, and leaves the first output unsaid.
    const isNumbered = node.version < 2 && index >= newer.length;
    const output = isNumbered ? numberOf(own(rule, 'output') ?? 0) : index;
    if (output === null) {
      return {
        title,
        output,
        when: 'false',
        losses: [lost('condition', textOf(own(rule, 'output')) || title)],
      };
    }
    return { title, output, ...asked(rule, title, node) };
  });
}

/** A rule of its own conditions, or, in the older generations, of the one value that the node looks at. */
function asked(rule: Fields, title: string, { parameters, find }: N8nNode) {
  const conditions = own(rule, 'conditions');
  if (isFields(conditions)) {
    return readAs(readConditions(conditions, find), sentenceOf(conditions) || title);
  }
  const [left, right] = [own(parameters, 'value1'), own(rule, 'value2')];
  const type = textOf(own(parameters, 'dataType')) || 'number';
  const verb = textOf(own(rule, 'operation')) || usualVerb(type);
  const said = `${textOf(left)} ${verb} ${textOf(right)}`.trim();
  return readAs(readRow({ left, right, type, verb }, find), said);
}
