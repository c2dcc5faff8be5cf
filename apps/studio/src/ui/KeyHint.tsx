import { Kbd } from '@mantine/core';
import classes from './KeyHint.module.css';

/** The key beside what it does. Screen readers get it from `aria-keyshortcuts` of the control instead. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <Kbd size="xs" aria-hidden className={classes['hint'] ?? ''}>
      {keys}
    </Kbd>
  );
}
