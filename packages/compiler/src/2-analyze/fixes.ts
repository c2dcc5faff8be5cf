import type { Command, FlowNode, JsonObject } from '@countersign/model';

/** A way to mend a finding: the words of its button and the edit behind it. */
export type Fix = { readonly title: string; readonly command: Command };

/** Changes some fields of a node's config. */
export function changeConfig<TNode extends FlowNode>(
  title: string,
  node: TNode,
  changes: Partial<TNode['config']>,
): Fix {
  const config = { ...node.config, ...changes } as unknown as JsonObject; // safe: a parsed config is JSON
  return { title, command: { type: 'setConfig', node: node.id, config } };
}

/** Takes a wire away. */
export const removeWire = (id: string): Fix => ({
  title: 'Remove the wire',
  command: { type: 'disconnect', edges: [id] },
});

/** Takes a step away, with its wires. */
export const removeStep = ({ id, title }: FlowNode): Fix => ({
  title: `Remove "${title}"`,
  command: { type: 'removeNodes', nodes: [id] },
});
