import { type FlowDocument, type JsonObject, renameField, type SingleCommand } from '@countersign/model';
import type { Rename } from './rename.ts';

/** The edits by which every step that names the field follows its new name. */
export function renamesOf(document: FlowDocument, { path, to }: Rename): SingleCommand[] {
  return document.nodes.flatMap((node) => {
    const renamed = renameField(node, path, to);
    return renamed === node
      ? []
      : [{ type: 'setConfig', node: node.id, config: renamed.config as JsonObject } as const]; // safe: a config is plain JSON
  });
}
