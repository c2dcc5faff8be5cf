import type { AnyFlow } from '@countersign/formats';
import type { Problem } from '@countersign/model';
import { Alert, List, Modal, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type DragEvent, useCallback, useEffect, useState } from 'react';
import { sayFault } from '../../strings/sayFault.ts';
import { useLocale, useT } from '../../strings/useT.ts';
import { ChooseFile } from '../ChooseFile.tsx';
import { ProblemAlert } from '../ProblemAlert.tsx';
import classes from './FlowFile.module.css';
import { FlowFilePreview } from './FlowFilePreview.tsx';
import { readFlowFile } from './readFlowFile.ts';
import { useArrangedTake } from './useArrangedTake.ts';

type FlowFileDialogProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A file that was dropped somewhere else, or without a name a text that was pasted. */
  readonly dropped?: File | undefined;
  /** Words of the button that takes the file. */
  readonly confirm: string;
  /** Its document is tidied up, where it could not be read otherwise. */
  readonly onTake: (read: AnyFlow) => void;
  readonly isTaking?: boolean;
  readonly error?: unknown;
};

const ACCEPTED = '.json,.bpmn,.xml,.yaml,.yml,application/json';

type Read = { readonly name: string; readonly flow: AnyFlow };

/**
 * A flow from a file, chosen or dropped: of ours, or of another program, and then with what would come of it first. It is
 * read in the browser; nothing in it runs or is fetched.
 */
export function FlowFileDialog(props: FlowFileDialogProps) {
  const { opened, onClose, dropped, confirm, onTake, isTaking = false, error } = props;
  const t = useT();
  const [read, setRead] = useState<Read>();
  const [faults, setFaults] = useState<readonly Problem[]>([]);
  const arranged = useArrangedTake(onTake);
  const take = useCallback(
    async (file: File) => {
      const result = await readFlowFile(file);
      setRead(undefined);
      setFaults(result.ok ? [] : result.problem);
      // A file of ours is taken as it is: there is nothing to be told. What was pasted, nobody has chosen yet.
      if (result.ok && result.value.format === 'Countersign' && file.name !== '') onTake(result.value);
      else if (result.ok) setRead({ name: file.name, flow: result.value });
    },
    [onTake],
  );
  useEffect(() => {
    if (dropped !== undefined) void take(dropped);
  }, [dropped, take]);
  const close = () => {
    arranged.leave();
    onClose();
  };
  const forget = () => {
    setRead(undefined);
    setFaults([]);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      onExitTransitionEnd={forget}
      title={t('exchange.import.title')}
      size="lg"
    >
      <Stack gap="sm">
        {read === undefined ? (
          <DropZone onFile={(file) => void take(file)} isBusy={isTaking} />
        ) : (
          <FlowFilePreview
            name={read.name}
            flow={read.flow}
            confirm={confirm}
            isTaking={isTaking || arranged.isArranging}
            onTake={() => arranged.take(read.flow)}
            onOther={() => {
              arranged.leave();
              setRead(undefined);
            }}
          />
        )}
        {faults.length > 0 && <Faults faults={faults} />}
        <ProblemAlert error={error} />
      </Stack>
    </Modal>
  );
}

function DropZone({ onFile, isBusy }: { onFile: (file: File) => void; isBusy: boolean }) {
  const t = useT();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onFile(file);
  };
  return (
    /* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the extra way; the button inside is the accessible one */
    <div
      className={classes['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileImport size={26} stroke={1.6} aria-hidden />
      <Text ta="center" c="dimmed">
        {t('exchange.import.help')}
      </Text>
      <ChooseFile accept={ACCEPTED} onFile={onFile} isBusy={isBusy}>
        {t('exchange.import.choose')}
      </ChooseFile>
    </div>
  );
}

const SHOWN_FAULTS = 50;

/** Each fault of the file by itself, with its place; what reads the same in the reader's language stands once. */
function Faults({ faults }: { faults: readonly Problem[] }) {
  const { t, vocabulary } = useLocale();
  const said = [...new Set(faults.map((fault) => sayFault(fault, vocabulary)))];
  return (
    <Alert color="brick" title={t('exchange.faults', { count: said.length })} role="alert">
      <List size="sm">
        {said.slice(0, SHOWN_FAULTS).map((fault) => (
          <List.Item key={fault}>{fault}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
