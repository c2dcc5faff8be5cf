import { useStore } from '@xyflow/react';
import { useEffect, useRef } from 'react';

/** Below this zoom a card shows its sign and title only. */
const FAR_ZOOM = 0.5;

/**
 * Marks the canvas as seen from afar. The mark is one attribute that the style sheet reads, so that crossing the border
 * renders no card again.
 */
export function FarSwitch() {
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  const anchor = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    anchor.current?.closest('.cs-canvas')?.toggleAttribute('data-far', isFar);
  }, [isFar]);
  return <span ref={anchor} hidden />;
}
