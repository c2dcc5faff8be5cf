import { newNode } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { removeStep } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A flow has exactly one trigger. */
export const oneTrigger: Rule = ({ document }) => {
  const [first, ...others] = document.nodes.filter((node) => node.kind === 'trigger');
  if (first === undefined) {
    const node = newNode('trigger', document, { x: 0, y: 0 });
    return [diagnose('no_trigger', { fix: { title: 'Add a trigger', command: { type: 'addNode', node } } })];
  }
  return others.map((node) =>
    diagnose('several_triggers', { node: node.id, holes: { title: node.title }, fix: removeStep(node) }),
  );
};
