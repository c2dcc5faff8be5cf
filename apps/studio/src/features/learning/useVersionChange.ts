import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';

/** Makes a version live, or puts a candidate aside; everything about models is read again. */
export function useVersionChange() {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.learning.pathKey() });
  const adopt = useMutation(
    trpc.learning.adopt.mutationOptions({
      onSuccess: ({ version }) => notifyDone(t('learning.adopted', { version })),
      onSettled,
    }),
  );
  const discard = useMutation(
    trpc.learning.discard.mutationOptions({
      onSuccess: ({ version }) => notifyDone(t('learning.discarded', { version })),
      onSettled,
    }),
  );
  return { adopt, discard };
}
