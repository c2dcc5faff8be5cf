import {
  type Diagnostic,
  type FlowDocument,
  fail,
  ok,
  problem,
  type Result,
  type WorkspaceId,
} from '@countersign/model';
import type { Actor, FlowVersion } from '@countersign/runtime';
import type { Services } from '../services.ts';

export type Publication = { readonly version: FlowVersion; readonly diagnostics: readonly Diagnostic[] };

/**
 * Compiles a document and stores it as the flow's next version. Problem `flow_has_errors` carries the diagnostics in
 * `data`; warnings come back with the version.
 */
export async function publishFlow(
  services: Pick<Services, 'flows' | 'compile'>,
  workspaceId: WorkspaceId,
  flow: { slug: string; document: FlowDocument; actor: Actor },
): Promise<Result<Publication>> {
  const { artefact, diagnostics } = services.compile(flow.document);
  if (artefact === null) {
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    const message = `The flow cannot be published: ${errors[0]?.message ?? 'it has errors.'}`;
    return fail(problem('flow_has_errors', message, errors[0]?.node, { diagnostics }));
  }
  const checkpoints = checkpointsOf(flow.document);
  const stored = await services.flows.publish(workspaceId, { ...flow, artefact, checkpoints });
  return stored.ok ? ok({ version: stored.value, diagnostics }) : stored;
}

/** The checkpoints that a document's gates own; two gates that name one checkpoint share the first one's policy. */
function checkpointsOf(document: FlowDocument) {
  const gates = document.nodes.filter((node) => node.kind === 'gate');
  const owned = gates.map((gate) => ({
    key: gate.config.checkpoint ?? gate.id,
    title: gate.title,
    policy: gate.config.policy,
  }));
  return [...new Map(owned.reverse().map((checkpoint) => [checkpoint.key, checkpoint])).values()].reverse();
}
