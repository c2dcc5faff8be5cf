import { ViewportPortal } from '@xyflow/react';
import type { Guide } from './snapping.ts';

/** The lines that show what the moved cards are in line with. */
export function Guides({ guides }: { readonly guides: readonly Guide[] }) {
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg className="cs-guides" aria-hidden="true">
        {guides.map(({ axis, at, from, to }) => (
          <path key={axis} d={axis === 'x' ? `M${at},${from}V${to}` : `M${from},${at}H${to}`} />
        ))}
      </svg>
    </ViewportPortal>
  );
}
