import { Button, FileButton } from '@mantine/core';
import { type ReactNode, useRef } from 'react';

type ChooseFileProps = {
  /** Endings and media types, separated by commas. */
  readonly accept: string;
  readonly onFile: (file: File) => void;
  readonly icon?: ReactNode;
  readonly isBusy?: boolean;
  readonly children: ReactNode;
};

/** A button that asks for a file. The same one can be chosen again: it may have been mended in between. */
export function ChooseFile({ accept, onFile, icon, isBusy = false, children }: ChooseFileProps) {
  const forget = useRef<() => void>(null);
  const choose = (file: File | null) => {
    // A browser tells of a choice only when it is another one than the last.
    forget.current?.();
    if (file !== null) onFile(file);
  };
  return (
    <FileButton accept={accept} resetRef={forget} onChange={choose}>
      {(props) => (
        <Button {...props} variant="default" leftSection={icon} loading={isBusy}>
          {children}
        </Button>
      )}
    </FileButton>
  );
}
