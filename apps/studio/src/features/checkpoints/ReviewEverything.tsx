import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';

type Scope = 'workspace' | 'flow' | 'checkpoint';

interface ReviewEverythingProps {
  readonly scope: Scope;
  /** The flow's slug or the checkpoint's id; null for the workspace. */
  readonly id: string | null;
  /** The widest switch that is on for what is shown here. */
  readonly killSwitch: Scope | null;
}

const WIDTH: Readonly<Record<Scope, number>> = { checkpoint: 0, flow: 1, workspace: 2 };

/** Puts a checkpoint, a flow or the workspace back to reviewing everything; a wider switch that is on wins. */
export function ReviewEverything({ scope, id, killSwitch }: ReviewEverythingProps) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayGovern = useMay('govern');
  const turn = useMutation(
    trpc.checkpoints.setKillSwitch.mutationOptions({
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.checkpoints.pathKey() }),
    }),
  );
  const isWider = killSwitch !== null && WIDTH[killSwitch] > WIDTH[scope];
  return (
    <Switch
      label={isWider ? t(`checkpoints.switch.${killSwitch}`) : t(`checkpoints.switch.${scope}`)}
      checked={isWider || killSwitch === scope}
      disabled={!mayGovern || isWider || turn.isPending}
      color="amber"
      onChange={(event) => {
        const on = event.currentTarget.checked;
        turn.mutate(scope === 'workspace' || id === null ? { scope: 'workspace', on } : { scope, id, on });
      }}
    />
  );
}
