import type { ImportLoss } from '@countersign/model';
import { fieldsOf, isFields, listOf, numberOf, own, textOf } from '../read/fields.ts';
import { lost } from '../sketch/losses.ts';
import { branching, type Mapping, type Way } from '../sketch/sketchStep.ts';
import type { N8nNode } from './n8nNode.ts';

/** Choices. Their conditions are JavaScript over items, so they are named, never guessed. */
export function mapChoice(node: N8nNode): Mapping | null {
  switch (node.type) {
    case 'if':
      return choice(['True', 'False'], conditionOf(node.parameters));
    case 'filter':
      return choice(['Kept', 'Left out'], conditionOf(node.parameters));
    case 'splitInBatches':
      return choice(node.version >= 3 ? ['Done', 'Each batch'] : ['Each batch', 'Done'], [
        { type: 'condition', what: '"whether items are left"' },
      ]);
    case 'switch':
      return mapSwitch(node);
    case 'merge':
      return { kind: 'join', config: {} };
    default:
      return null;
  }
}

function choice(titles: readonly string[], losses: readonly ImportLoss[]): Mapping {
  return { ...branching(titles.map(wayOf)), losses, settled: ['conditions'] };
}

const wayOf = (title: string, index: number): Way => ({ port: `case${index + 1}`, title });

function conditionOf(parameters: N8nNode['parameters']): ImportLoss[] {
  const conditions = own(parameters, 'conditions');
  return [lost('condition', isFields(conditions) ? sentenceOf(conditions) : '(none)')];
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
  return said.join(word) || JSON.stringify(conditions);
}

function mapSwitch({ parameters, outputs }: N8nNode): Mapping {
  const rules = own(parameters, 'rules');
  const list = [...listOf(own(fieldsOf(rules), 'values')), ...listOf(own(fieldsOf(rules), 'rules'))].map(
    fieldsOf,
  );
  // Without a fallback the last output is a rule of its own, so every output gets a case.
  const count = Math.max(list.length, outputs - (own(parameters, 'fallbackOutput') === 'extra' ? 1 : 0), 1);
  const ways = Array.from({ length: Math.min(count, 200) + 1 }, (_, index) => {
    const rule = fieldsOf(list[index]);
    return wayOf(textOf(own(rule, 'outputKey')) || `Case ${index + 1}`, index);
  });
  const said = list.map((rule, index) => {
    const conditions = own(rule, 'conditions');
    const text = isFields(conditions)
      ? sentenceOf(conditions)
      : `${textOf(own(parameters, 'value1'))} ${textOf(own(rule, 'operation'))} ${textOf(own(rule, 'value2'))}`;
    return lost('condition', text.trim() || `Case ${(numberOf(index) ?? 0) + 1}`);
  });
  return {
    ...branching(ways),
    losses: said.length > 0 ? said : [lost('condition', 'Switch')],
    settled: ['rules', 'dataType'],
  };
}
