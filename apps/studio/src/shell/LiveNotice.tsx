import { Transition } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useT } from '../strings/useT.ts';
import classes from './LiveNotice.module.css';

const PATIENCE_MS = 4_000;

/** Says that the page may be out of date while the stream of changes is down; a short break is not worth a word. */
export function LiveNotice({ state }: { state: 'live' | 'connecting' | 'off' }) {
  const t = useT();
  const [settled] = useDebouncedValue(state, PATIENCE_MS);
  const isLost = state === 'connecting' && settled === 'connecting';
  return (
    <Transition mounted={isLost} transition="slide-down">
      {(style) => (
        <div className={classes['notice']} style={style} role="status">
          {t('live.lost')}
        </div>
      )}
    </Transition>
  );
}
