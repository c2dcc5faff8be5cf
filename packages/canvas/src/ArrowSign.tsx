import { memo } from 'react';

/** Where the sign at the end of every wire is drawn, once: a canvas refers to it by its id. */
export const ArrowSign = memo(function ArrowSign({ id }: { readonly id: string }) {
  return (
    <svg className="cs-arrow-sign" aria-hidden="true">
      <defs>
        <marker
          id={id}
          markerWidth={14}
          markerHeight={14}
          viewBox="-10 -10 20 20"
          markerUnits="userSpaceOnUse"
          orient="auto-start-reverse"
        >
          <polyline points="-5,-4 0,0 -5,4 -5,-4" />
        </marker>
      </defs>
    </svg>
  );
});

/** How a wire refers to the sign. */
export const arrowOf = (id: string): string => `url('#${id}')`;
