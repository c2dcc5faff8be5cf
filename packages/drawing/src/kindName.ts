import { type FlowNode, NODE_KIND_INFO } from '@countersign/model';

/** Whether a step only stands for one of another program that nobody has rebuilt yet. */
export const isPlaceholder = ({ origin }: Pick<FlowNode, 'origin'>): boolean =>
  origin?.isPlaceholder !== undefined;

/**
 * What kind of step people see, in English. The kind that a placeholder is kept as says nothing: all are steps that set no
 * values.
 */
export const kindName = (node: Pick<FlowNode, 'kind' | 'origin'>): string =>
  isPlaceholder(node) ? 'Placeholder' : NODE_KIND_INFO[node.kind].title;
