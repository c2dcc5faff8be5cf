import { type RefObject, useEffect, useRef } from 'react';

/**
 * Whether something was pressed by mouse or finger since the keyboard came to where it is. The canvas keeps presses from
 * moving the keyboard, so a card can have it while others are chosen.
 */
export function usePressedSince(): RefObject<boolean> {
  const pressed = useRef(false);
  useEffect(() => {
    const onPress = () => {
      pressed.current = true;
    };
    const onFocus = () => {
      pressed.current = false;
    };
    document.addEventListener('pointerdown', onPress, { capture: true });
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('pointerdown', onPress, { capture: true });
      document.removeEventListener('focusin', onFocus);
    };
  }, []);
  return pressed;
}
