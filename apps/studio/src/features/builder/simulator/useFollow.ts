import { placeOf, pointAt, stopsOf, type Timeline } from '@countersign/simulation';
import { useEffect } from 'react';
import { useBuilder } from '../BuilderContext.ts';

/** The canvas goes along with the case that is played: the step where it stands comes into view. */
export function useFollow(timeline: Timeline | null): void {
  const { canvas } = useBuilder();
  const node = timeline === null ? undefined : standsAt(timeline);
  useEffect(() => {
    if (node !== undefined) canvas.current?.follow(node);
  }, [canvas, node]);
}

/** The step that waits; of a case that is over the last one it came to. */
function standsAt(timeline: Timeline): string | undefined {
  const { state } = pointAt(timeline);
  const [stop] = stopsOf(timeline.setting.artefact, state);
  if (stop !== undefined) return placeOf(stop).node;
  return state.runs[0]?.events.findLast(({ node }) => node !== undefined)?.node;
}
