import { useStore } from '@xyflow/react';

/** Texts of the drawing are eleven pixels high; from here on down they would be hard to read. */
const READABLE = 0.9;
/** Steps in which the scale grows: one for each tenth of it, so that a gliding view changes it only now and then. */
const PER_WHOLE = 10;

/** How much larger what has to be read at any distance is drawn, so that on the screen it keeps its size. */
export const useReadingScale = (): number => useStore(({ transform: [, , zoom] }) => readingScale(zoom));

/** The same for a zoom. */
export const readingScale = (zoom: number): number =>
  zoom >= READABLE ? 1 : Math.ceil(PER_WHOLE / zoom) / PER_WHOLE;
