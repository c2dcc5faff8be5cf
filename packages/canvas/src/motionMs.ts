/** How long something glides, in milliseconds; not at all for people who asked for less motion. */
export const motionMs = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 250);
