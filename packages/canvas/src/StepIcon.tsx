import { isPlaceholder } from '@countersign/drawing';
import type { FlowNode } from '@countersign/model';
import { IconPuzzle } from '@tabler/icons-react';
import { KindIcon } from './KindIcon.tsx';

type StepIconProps = { readonly node: Pick<FlowNode, 'kind' | 'origin'>; readonly size?: number };

/** The sign of a step: that of its kind, or an empty place with a dashed edge for one that is still to be rebuilt. */
export function StepIcon({ node, size = 32 }: StepIconProps) {
  if (!isPlaceholder(node)) return <KindIcon kind={node.kind} size={size} />;
  return (
    <span className="cs-kind-icon" data-placeholder style={{ width: size, height: size }} aria-hidden="true">
      <svg viewBox="0 0 32 32" focusable="false" aria-hidden="true">
        <rect x="2.5" y="2.5" width="27" height="27" rx="4" />
      </svg>
      <IconPuzzle size={Math.round(size * 0.56)} stroke={1.9} />
    </span>
  );
}
