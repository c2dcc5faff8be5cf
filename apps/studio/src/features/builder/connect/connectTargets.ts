import { canConnect, type FlowDocument, type FlowNode } from '@countersign/model';

/** A step that a way out could lead to, or the reason why it cannot. */
export type ConnectTarget = { readonly node: FlowNode; readonly reason: string | undefined };

/** All steps whose title, key or kind holds the search text: first those a wire may lead to, then the others with why not. */
export function connectTargets(
  document: FlowDocument,
  from: { readonly source: string; readonly port: string },
  search: string,
): ConnectTarget[] {
  const text = search.trim().toLowerCase();
  const matching = document.nodes.filter(({ title, id, kind }) =>
    `${title} ${id} ${kind}`.toLowerCase().includes(text),
  );
  const targets = matching.map((node): ConnectTarget => {
    const allowed = canConnect(document, { ...from, target: node.id });
    return { node, reason: allowed.ok ? undefined : allowed.problem.message };
  });
  return [
    ...targets.filter(({ reason }) => reason === undefined),
    ...targets.filter(({ reason }) => reason !== undefined),
  ];
}
