import type { AnyFlow } from '@countersign/formats';
import { useCallback, useRef, useState } from 'react';
import { arrangedImport } from '../arrange/arrangedImport.ts';

type ArrangedTake = {
  readonly take: (read: AnyFlow) => void;
  readonly isArranging: boolean;
  /** Nothing is taken any more of what is being arranged. */
  readonly leave: () => void;
};

/** Hands a file over when its drawing can be read; whoever closes the dialog before that has not taken it. */
export function useArrangedTake(onTake: (read: AnyFlow) => void): ArrangedTake {
  const [isArranging, setArranging] = useState(false);
  const current = useRef<AnyFlow>(undefined);
  const leave = useCallback(() => {
    current.current = undefined;
    setArranging(false);
  }, []);
  const take = useCallback(
    async (read: AnyFlow) => {
      current.current = read;
      setArranging(true);
      const document = await arrangedImport(read);
      if (current.current !== read) return;
      leave();
      onTake({ ...read, document });
    },
    [onTake, leave],
  );
  return { take: (read) => void take(read), isArranging, leave };
}
