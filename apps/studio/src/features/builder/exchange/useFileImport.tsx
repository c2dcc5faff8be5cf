import { type ReactNode, useCallback, useState } from 'react';
import { FileCatcher } from '../../../ui/FlowFile/FileCatcher.tsx';
import { ImportIntoFlow } from './ImportIntoFlow.tsx';

/** Import of a file into the draft: by the menu, or by dropping one anywhere on the page. */
export function useFileImport(): { readonly open: () => void; readonly dialog: ReactNode } {
  const [isOpen, setOpen] = useState(false);
  const [dropped, setDropped] = useState<File>();
  const close = useCallback(() => {
    setOpen(false);
    setDropped(undefined);
  }, []);
  const onFile = useCallback((file: File) => {
    setDropped(file);
    setOpen(true);
  }, []);
  return {
    open: () => setOpen(true),
    dialog: (
      <>
        <ImportIntoFlow opened={isOpen} dropped={dropped} onClose={close} />
        {!isOpen && <FileCatcher onFile={onFile} />}
      </>
    ),
  };
}
