import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { FlowFileDialog } from '../../ui/FlowFile/FlowFileDialog.tsx';
import { notifyDone } from '../../ui/notify.ts';

type ImportFlowProps = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly dropped: File | undefined;
};

/** A new flow from a file, chosen or dropped. The server checks it again; nothing in it runs before it is published. */
export function ImportFlow({ opened, onClose, dropped }: ImportFlowProps) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { workspace } = useParams({ from: '/w/$workspace' });
  const { mutate, isPending, error } = useMutation(
    trpc.flows.importJson.mutationOptions({
      onSuccess: async ({ slug }) => {
        await queries.invalidateQueries({ queryKey: trpc.flows.list.pathKey() });
        notifyDone(t('flows.imported'));
        onClose();
        await navigate({ to: '/w/$workspace/flows/$flow', params: { workspace, flow: slug } });
      },
    }),
  );
  const take = useCallback(({ document }: { document: unknown }) => mutate({ document }), [mutate]);
  return (
    <FlowFileDialog
      opened={opened}
      onClose={onClose}
      dropped={dropped}
      confirm={t('exchange.import.asNew')}
      onTake={take}
      isTaking={isPending}
      error={error}
    />
  );
}
