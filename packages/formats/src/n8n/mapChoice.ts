import type { ImportLoss } from '@countersign/model';
import { readAs } from '../conditions/condition.ts';
import { type Fields, fieldsOf, isFields, listOf, own, textOf } from '../read/fields.ts';
import { lost } from '../sketch/losses.ts';
import { branching, type Mapping, type Way } from '../sketch/sketchStep.ts';
import type { N8nNode } from './n8nNode.ts';
import { readConditions, readRow } from './readConditions.ts';

/** What one way asks, and what is to be told of it. */
type Asked = { readonly when: string; readonly losses: readonly ImportLoss[] };

/** Choices. A condition that is more than questions about values is JavaScript; it is named, never guessed. */
export function mapChoice(node: N8nNode): Mapping | null {
  switch (node.type) {
    case 'if':
      return choice(['True', 'False'], conditionOf(node));
    case 'filter':
      return choice(['Kept', 'Left out'], conditionOf(node));
    case 'splitInBatches':
      return choice(node.version >= 3 ? ['Done', 'Each batch'] : ['Each batch', 'Done'], {
        when: 'false',
        losses: [{ type: 'condition', what: '"whether items are left"' }],
      });
    case 'switch':
      return mapSwitch(node);
    case 'merge':
      return { kind: 'join', config: {} };
    default:
      return null;
  }
}

function choice(titles: readonly string[], { when, losses }: Asked): Mapping {
  const ways = titles.map((title, index) => ({ ...wayOf(title, index), when }));
  return { ...branching(ways), losses, settled: ['conditions'] };
}

const wayOf = (title: string, index: number): Way => ({ port: `case${index + 1}`, title });

function conditionOf({ parameters, find }: N8nNode): Asked {
  const conditions = fieldsOf(own(parameters, 'conditions'));
  // The older generation says beside the conditions how they are joined.
  const combinator = textOf(own(parameters, 'combineOperation')) === 'any' ? 'or' : 'and';
  const said = { combinator, ...conditions };
  return readAs(readConditions(said, find), sentenceOf(said) || '(none)');
}

/** `{{ $json.amount }} gt 100`, as far as the file says it so. */
function sentenceOf(conditions: ReturnType<typeof fieldsOf>): string {
  const list = [
    ...listOf(own(conditions, 'conditions')),
    ...Object.values(conditions).flatMap((group) => (Array.isArray(group) ? group : [])),
  ].map(fieldsOf);
  const said = [...new Set(list)].map((one) => {
    const operator = own(one, 'operator');
    const verb = isFields(operator) ? textOf(own(operator, 'operation')) : textOf(own(one, 'operation'));
    const left = textOf(own(one, 'leftValue')) || textOf(own(one, 'value1'));
    const right = textOf(own(one, 'rightValue')) || textOf(own(one, 'value2'));
    return `${left} ${verb || 'equals'} ${right}`.trim();
  });
  const word = textOf(own(conditions, 'combinator')) === 'or' ? ' or ' : ' and ';
  return said.join(word);
}

function mapSwitch({ parameters, outputs, find }: N8nNode): Mapping {
  const rules = own(parameters, 'rules');
  const list = [...listOf(own(fieldsOf(rules), 'values')), ...listOf(own(fieldsOf(rules), 'rules'))].map(
    fieldsOf,
  );
  // Without a fallback the last output is a rule of its own, so every output gets a case.
  const count = Math.max(list.length, outputs - (own(parameters, 'fallbackOutput') === 'extra' ? 1 : 0), 1);
  const asked = list.map((rule, index) => ruleOf(rule, index, { parameters, find }));
  const ways = Array.from({ length: Math.min(count, 200) + 1 }, (_, index) => ({
    ...wayOf(textOf(own(fieldsOf(list[index]), 'outputKey')) || `Case ${index + 1}`, index),
    when: asked[index]?.when ?? 'false',
  }));
  return {
    ...branching(ways),
    losses: asked.length > 0 ? asked.flatMap(({ losses }) => losses) : [lost('condition', 'Switch')],
    settled: ['rules', 'dataType', 'value1'],
  };
}

/** A rule of its own conditions, or, in the older generation, of the one value that the node looks at. */
function ruleOf(rule: Fields, index: number, node: Pick<N8nNode, 'parameters' | 'find'>): Asked {
  const conditions = own(rule, 'conditions');
  if (isFields(conditions)) {
    return readAs(readConditions(conditions, node.find), sentenceOf(conditions) || `Case ${index + 1}`);
  }
  const [left, right] = [own(node.parameters, 'value1'), own(rule, 'value2')];
  const type = textOf(own(node.parameters, 'dataType')) || 'number';
  const verb = textOf(own(rule, 'operation')) || (type === 'number' ? 'smaller' : 'equal');
  const said = `${textOf(left)} ${verb} ${textOf(right)}`.trim();
  return readAs(readRow({ left, right, type, verb }, node.find), said);
}
