import { compile } from '@countersign/compiler';
import {
  type Diagnostic,
  type FlowDocument,
  fail,
  ok,
  problem,
  type Result,
  type Role,
  type WorkspaceId,
} from '@countersign/model';
import type { Actor, FlowVersion } from '@countersign/runtime';
import { roleMay } from '../access/roles.ts';
import type { Services } from '../services.ts';
import { calledFlows } from './calledFlows.ts';
import { checkpointsOf } from './checkpointsOf.ts';
import { failingScenarios } from './failingScenarios.ts';

export type Publication = { readonly version: FlowVersion; readonly diagnostics: readonly Diagnostic[] };

/**
 * Compiles a document against the flows that it calls and stores it as the flow's next version. Problem `flow_has_errors`
 * carries the diagnostics in `data`, those of scenarios that go another way included; warnings come back with the version.
 * Problem `role_too_narrow` when a new checkpoint would be given autonomy and `role` is no owner's, `revision_conflict`
 * when the draft was saved again meanwhile.
 */
export async function publishFlow(
  services: Pick<Services, 'flows' | 'loadArtefact'>,
  workspaceId: WorkspaceId,
  {
    role,
    ...flow
  }: {
    slug: string;
    document: FlowDocument;
    /** Of the draft that the document is; absent when it is none. */
    revision?: number | undefined;
    note?: string | undefined;
    actor: Actor;
    role: Role;
  },
): Promise<Result<Publication>> {
  const called = await calledFlows(services, workspaceId, flow.document);
  const { artefact, diagnostics } = compile(flow.document, { calledFlows: called, self: flow.slug });
  if (artefact === null) {
    const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
    const message = `The flow cannot be published: ${errors[0]?.message ?? 'it has errors.'}`;
    return fail(problem('flow_has_errors', message, errors[0]?.node, { diagnostics }));
  }
  const failing = failingScenarios(artefact, flow.document);
  const [first] = failing;
  if (first !== undefined) {
    const data = { diagnostics: [...diagnostics, ...failing] };
    return fail(
      problem('flow_has_errors', `The flow cannot be published: ${first.message}`, first.node, data),
    );
  }
  const checkpoints = checkpointsOf(flow.document.nodes);
  const stored = await services.flows.publish(workspaceId, {
    ...flow,
    ...{ artefact, checkpoints, mayGrant: roleMay(role, 'govern') },
  });
  return stored.ok ? ok({ version: stored.value, diagnostics }) : stored;
}
