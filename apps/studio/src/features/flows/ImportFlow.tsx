import { Alert, Button, FileButton, Modal, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type DragEvent, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './ImportFlow.module.css';

/** A flow from a file, chosen or dropped. The server checks it; nothing in it runs before it is published. */
export function ImportFlow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const [isUnreadable, setUnreadable] = useState(false);
  const [isOver, setOver] = useState(false);
  const bring = useMutation(
    trpc.flows.importJson.mutationOptions({
      onSuccess: async ({ slug }) => {
        await queries.invalidateQueries({ queryKey: trpc.flows.list.pathKey() });
        notifyDone(t('flows.imported'));
        onClose();
        await navigate({ to: '/w/$workspace/flows/$flow', params: { workspace, flow: slug } });
      },
    }),
  );
  const read = async (file: File | null | undefined) => {
    if (!file) return;
    try {
      const document: unknown = JSON.parse(await file.text());
      setUnreadable(false);
      bring.mutate({ document });
    } catch {
      bring.reset();
      setUnreadable(true);
    }
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    await read(event.dataTransfer.files[0]);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('flows.import.title')}>
      <Stack gap="sm">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the extra way; the button inside is the accessible one */}
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
            {t('flows.import.help')}
          </Text>
          <FileButton accept="application/json,.json" onChange={read}>
            {(props) => (
              <Button {...props} variant="default" loading={bring.isPending}>
                {t('flows.import.choose')}
              </Button>
            )}
          </FileButton>
        </div>
        {isUnreadable && (
          <Alert color="brick" title={t('flows.import.notJson')} role="alert">
            {t('flows.import.notJson.help')}
          </Alert>
        )}
        <ProblemAlert error={bring.error} />
      </Stack>
    </Modal>
  );
}
