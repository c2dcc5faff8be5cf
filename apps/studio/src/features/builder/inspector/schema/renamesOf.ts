import { type FlowDocument, type JsonObject, renameField, type SingleCommand } from '@countersign/model';

/** A field under all its names, each the way to it from a variable, and what it is called now. */
export type FieldRename = {
  /** The ways by which this step names the field. */
  readonly pathsIn: (node: string) => readonly (readonly string[])[];
  readonly to: string;
};

/** The edits by which every step that names the field follows its new name. */
export function renamesOf(document: FlowDocument, { pathsIn, to }: FieldRename): SingleCommand[] {
  return document.nodes.flatMap((node) => {
    const renamed = pathsIn(node.id).reduce((now, path) => renameField(now, path, to), node);
    return renamed === node
      ? []
      : [{ type: 'setConfig', node: node.id, config: renamed.config as JsonObject } as const]; // safe: a config is plain JSON
  });
}
