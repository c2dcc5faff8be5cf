import { useState } from 'react';
import { useBuilder } from './BuilderContext.ts';
import { KeysHelp } from './panels/KeysHelp.tsx';
import { PublishDialog } from './publish/PublishDialog.tsx';
import { TestRun } from './publish/TestRun.tsx';
import { MoveRuns } from './versions/MoveRuns.tsx';
import { VersionsDrawer } from './versions/VersionsDrawer.tsx';

export type Dialog = 'publish' | 'test' | 'versions' | 'keys';

type DialogsProps = {
  readonly open: Dialog | undefined;
  readonly onOpen: (dialog: Dialog | undefined) => void;
};

/** The dialogs of the builder, one at a time. */
export function Dialogs({ open, onOpen }: DialogsProps) {
  const { version: newest } = useBuilder();
  const [moving, setMoving] = useState<number>();
  const close = () => onOpen(undefined);
  const move = (version: number) => {
    close();
    setMoving(version);
  };
  return (
    <>
      <PublishDialog
        isOpen={open === 'publish'}
        onClose={close}
        onTest={() => onOpen('test')}
        onMove={move}
      />
      <TestRun isOpen={open === 'test'} onClose={close} onPublish={() => onOpen('publish')} />
      <VersionsDrawer isOpen={open === 'versions'} onClose={close} />
      <KeysHelp isOpen={open === 'keys'} onClose={close} />
      {moving !== undefined && newest !== null && (
        <MoveRuns from={moving} to={newest} onClose={() => setMoving(undefined)} />
      )}
    </>
  );
}
