import type { FlowNode, NodeKind } from '@countersign/model';
import { Loader } from '@mantine/core';
import { useState } from 'react';
import { laterPart } from '../../../../later/laterPart.tsx';
import { useT } from '../../../../strings/useT.ts';
import classes from './TestStep.module.css';

// The engine comes along with it, which the first look at a flow does not need.
const TestStep = laterPart(async () => (await import('./TestStep.tsx')).TestStep, {
  meanwhile: <Loader size="sm" />,
});

/** Steps that do nothing with a case have nothing to try. */
const WITHOUT: ReadonlySet<NodeKind> = new Set(['trigger', 'parallel', 'join']);

/** "Test this step": folded away until somebody wants it. */
export function TestStepSection({ node }: { readonly node: FlowNode }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  if (WITHOUT.has(node.kind)) return null;
  return (
    <details
      className={classes['section']}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={classes['summary']}>{t('inspector.trial')}</summary>
      {isOpen && <TestStep key={node.id} node={node} />}
    </details>
  );
}
