import { type FlowNode, type Json, mapTexts, type TextFormat } from '@countersign/model';

/** One expression or template of a node, and where it stands in the node's config. */
export type FlowText = {
  readonly node: FlowNode;
  readonly format: TextFormat;
  readonly pointer: string;
  readonly source: string;
};

/** All expressions and templates of a node. Texts without holes are not templates worth looking at. */
export function textsOf(node: FlowNode): FlowText[] {
  const texts: FlowText[] = [];
  mapTexts(node.kind, node.config as unknown as Json, (source, format, pointer) => {
    if (format === 'expression' || source.includes('{{')) texts.push({ node, format, pointer, source });
    return source;
  });
  return texts;
}
