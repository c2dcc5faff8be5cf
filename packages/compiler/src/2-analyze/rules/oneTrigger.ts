import { type FlowDocument, freeEdgeId, newNode } from '@countersign/model';
import { diagnose } from '../../catalogue/diagnose.ts';
import { COLUMN, type Fix, freePlace, removeStep } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** A flow has exactly one trigger. */
export const oneTrigger: Rule = ({ document }) => {
  const [first, ...others] = document.nodes.filter((node) => node.kind === 'trigger');
  if (first === undefined) {
    return [diagnose('no_trigger', { fix: addTrigger(document) })];
  }
  return others.map((node) =>
    diagnose('several_triggers', { node: node.id, holes: { title: node.title }, fix: removeStep(node) }),
  );
};

/** A trigger before the first step to which nothing leads. */
function addTrigger(document: FlowDocument): Fix {
  const entered = new Set(document.edges.map(({ target }) => target));
  const first = document.nodes.find(({ id }) => !entered.has(id));
  const { x, y } = first?.position ?? { x: COLUMN, y: 0 };
  const node = newNode('trigger', document, freePlace(document, { x: x - COLUMN, y }));
  const add = { type: 'addNode', node } as const;
  if (first === undefined) return { title: 'Add a trigger', command: add };
  const id = freeEdgeId(node.id, 'next', new Set(document.edges.map((edge) => edge.id)));
  const connect = { type: 'connect', edge: { id, source: node.id, port: 'next', target: first.id } } as const;
  return { title: 'Add a trigger', command: { type: 'batch', commands: [add, connect] } };
}
