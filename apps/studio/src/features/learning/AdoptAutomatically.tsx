import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyProblem } from '../../ui/notify.ts';

/** Whether new versions go live without being compared by a person first. */
export function AdoptAutomatically({ model, isOn }: { model: string; isOn: boolean }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayAdopt = useMay('govern');
  const change = useMutation(
    trpc.learning.setAdoption.mutationOptions({
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.learning.pathKey() }),
    }),
  );
  return (
    <Switch
      mt="sm"
      label={t('learning.automatic')}
      description={t('learning.automatic.help')}
      checked={change.isPending ? change.variables.adoptAutomatically : isOn}
      disabled={!mayAdopt || change.isPending}
      onChange={(event) => change.mutate({ model, adoptAutomatically: event.currentTarget.checked })}
    />
  );
}
