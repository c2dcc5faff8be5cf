import type { FlowNode, NodeKind } from '@countersign/model';
import { Loader } from '@mantine/core';
import { laterPart } from '../../../../later/laterPart.tsx';
import { useT } from '../../../../strings/useT.ts';
import { FoldedSection } from '../FoldedSection.tsx';

// The engine comes along with it, which the first look at a flow does not need.
const TestStep = laterPart(async () => (await import('./TestStep.tsx')).TestStep, {
  meanwhile: <Loader size="sm" />,
});

/** Steps that do nothing with a case have nothing to try. */
const WITHOUT: ReadonlySet<NodeKind> = new Set(['trigger', 'parallel', 'join']);

/** "Test this step": folded away until somebody wants it. */
export function TestStepSection({ node }: { readonly node: FlowNode }) {
  const t = useT();
  if (WITHOUT.has(node.kind)) return null;
  return (
    <FoldedSection title={t('inspector.trial')}>
      <TestStep key={node.id} node={node} />
    </FoldedSection>
  );
}
