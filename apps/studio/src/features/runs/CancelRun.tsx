import { type FlowDocument, isFinal, type Run } from '@countersign/model';
import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

interface CancelRunProps {
  readonly run: Pick<Run, 'id' | 'status'>;
  readonly document: FlowDocument | undefined;
  /** Its end has come already. */
  readonly isEnding: boolean;
}

/** Ends a run that is not over; where its flow knows how, what it did can be taken back first. */
export function CancelRun({ run, document, isEnding }: CancelRunProps) {
  const t = useT();
  const mayCancel = useMay('decide');
  const [isOpen, setOpen] = useState(false);
  if (!mayCancel || isEnding || isFinal(run.status)) return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('runs.cancel')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('runs.cancel.title')}>
        <Confirmation run={run.id} document={document} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

type ConfirmationProps = {
  readonly run: Run['id'];
  readonly document: FlowDocument | undefined;
  readonly onClose: () => void;
};

function Confirmation({ run, document, onClose }: ConfirmationProps) {
  const t = useT();
  const canUndo = document?.nodes.some((node) => node.kind === 'action' && node.config.undo !== undefined);
  const [undo, setUndo] = useState(false);
  const cancel = useMutation(useTrpc().runs.cancel.mutationOptions({ onSuccess: onClose }));
  return (
    <Stack gap="md">
      <Text size="md">{t('runs.cancel.help')}</Text>
      {canUndo && (
        <Checkbox
          label={t('runs.cancel.undo')}
          description={t('runs.cancel.undo.help')}
          checked={undo}
          onChange={(event) => setUndo(event.currentTarget.checked)}
        />
      )}
      <ProblemAlert error={cancel.error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('runs.cancel.keep')}
        </Button>
        <Button color="brick" loading={cancel.isPending} onClick={() => cancel.mutate({ run, undo })}>
          {t('runs.cancel.confirm')}
        </Button>
      </Group>
    </Stack>
  );
}
