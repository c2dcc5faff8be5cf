import type { ImportLoss } from '@countersign/model';
import { readAs } from '../conditions/condition.ts';
import { fieldsOf, own, textOf } from '../read/fields.ts';
import { branching, type Mapping, type Way } from '../sketch/sketchStep.ts';
import { mapSwitch } from './mapSwitch.ts';
import type { N8nNode, NodeMapping } from './n8nNode.ts';
import { readConditions, sentenceOf } from './readConditions.ts';

/** What one way asks, and what is to be told of it. */
type Asked = { readonly when: string; readonly losses: readonly ImportLoss[] };

/** Choices. A condition that is more than questions about values is JavaScript; it is named, never guessed. */
export function mapChoice(node: N8nNode): NodeMapping | null {
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
