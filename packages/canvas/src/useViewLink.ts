import { useReactFlow, type Viewport } from '@xyflow/react';
import { type RefObject, useCallback, useEffect, useMemo } from 'react';
import type { Edges } from './snapping.ts';
import type { LinkedView, ViewLink } from './viewLink.ts';
import { bringPlace } from './viewSteps.ts';

/** Lets a view go with the others of its link; to be told of each of its moves. */
export function useViewLink(link: ViewLink | undefined, frame: RefObject<HTMLElement | null>) {
  const flow = useReactFlow();
  const view = useMemo(
    (): LinkedView => ({
      follow: (viewport) => void flow.setViewport(viewport),
      bring: (place: Edges) => bringPlace(flow, frame.current, place),
    }),
    [flow, frame],
  );
  useEffect(() => link?.join(view), [link, view]);
  return useCallback((_event: unknown, viewport: Viewport) => link?.moved(view, viewport), [link, view]);
}
