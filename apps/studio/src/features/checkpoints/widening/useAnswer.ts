import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { notifyDone, notifyProblem } from '../../../ui/notify.ts';
import { answerNotice } from './answerNotice.ts';

/** Sends an owner's answer to a widening and says what came of it; everything about checkpoints is read again. */
export function useAnswer() {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  return useMutation(
    trpc.checkpoints.answerWidening.mutationOptions({
      onSuccess: (checkpoint, answer) => {
        const notice = answerNotice(checkpoint, answer, t);
        if (notice !== null) notifyDone(notice);
      },
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.checkpoints.pathKey() }),
    }),
  );
}
