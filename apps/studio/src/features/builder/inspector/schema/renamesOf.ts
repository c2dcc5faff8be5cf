import {
  type FlowDocument,
  type FlowNode,
  type JsonObject,
  renameField,
  type Scenario,
  type SingleCommand,
} from '@countersign/model';

/** How steps and scenarios follow a field that got another name; what does not name it stays the same object. */
export type Follow = {
  readonly node: (node: FlowNode) => FlowNode;
  readonly scenario: (scenario: Scenario) => Scenario;
};

/** The edits by which everything that names the field follows its new name. */
export function renamesOf(document: FlowDocument, follow: Follow): SingleCommand[] {
  const configs = document.nodes.flatMap((node): SingleCommand[] => {
    const renamed = follow.node(node);
    return renamed === node
      ? []
      : [{ type: 'setConfig', node: node.id, config: renamed.config as JsonObject }]; // safe: a config is plain JSON
  });
  const scenarios = (document.scenarios ?? []).flatMap((scenario) => {
    const renamed = follow.scenario(scenario);
    return renamed === scenario ? [] : [renamed];
  });
  return scenarios.length === 0 ? configs : [...configs, { type: 'putScenarios', scenarios }];
}

/** The step with its expressions and templates naming the field, under each of the ways to it, by its new name. */
export const renameTexts = (node: FlowNode, paths: readonly (readonly string[])[], to: string): FlowNode =>
  paths.reduce((now, path) => renameField(now, path, to), node);
