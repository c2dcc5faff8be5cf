import { type ReactNode, useCallback, useState } from 'react';
import { FileCatcher } from '../../../ui/FlowFile/FileCatcher.tsx';
import { ImportIntoFlow } from './ImportIntoFlow.tsx';

type FileImport = {
  readonly open: () => void;
  readonly take: (file: File) => void;
  readonly dialog: ReactNode;
};

/** Import of a file into the draft: by the menu, by dropping one anywhere on the page, or by pasting what stands in it. */
export function useFileImport(): FileImport {
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
    take: onFile,
    dialog: (
      <>
        <ImportIntoFlow opened={isOpen} dropped={dropped} onClose={close} />
        {!isOpen && <FileCatcher onFile={onFile} />}
      </>
    ),
  };
}
