import { type Diagnostic, type FlowDocument, isSamePolicy, type WorkspaceId } from '@countersign/model';
import type { Services } from '../services.ts';

/**
 * A finding `policy_apart` for each gate whose document says another policy than its checkpoint has: publishing leaves
 * checkpoints as their owners adjusted them, and whoever wrote a floor into the document would look for it in vain.
 */
export async function policiesApart(
  { checkpoints }: Pick<Services, 'checkpoints'>,
  workspaceId: WorkspaceId,
  { slug, document }: { readonly slug: string; readonly document: FlowDocument },
): Promise<readonly Diagnostic[]> {
  const living = (await checkpoints.list(workspaceId, { trusts: 0 })).filter(({ flow }) => flow === slug);
  return document.nodes.flatMap((node): Diagnostic[] => {
    if (node.kind !== 'gate') return [];
    const found = living.find(({ key }) => key === (node.config.checkpoint ?? node.id));
    if (found === undefined || isSamePolicy(found.policy, node.config.policy)) return [];
    return [
      {
        code: 'policy_apart',
        severity: 'warning',
        message: `The checkpoint “${found.title}” keeps its own policy (version ${found.policyVersion}), which differs from the one in the document.`,
        help: 'The policy of a checkpoint is changed where it lives: on its page, or by PATCH /checkpoints/{id}/policy.',
        node: node.id,
        field: '/policy',
      },
    ];
  });
}
