import { Button, Group, NumberInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../../api/session.ts';
import { useTrpc } from '../../../api/trpc.ts';
import { useLocale } from '../../../strings/useT.ts';
import { costFault, MOST_COST } from '../../../ui/costFault.ts';
import { decimalSeparatorOf } from '../../../ui/formatNumber.ts';
import { notifyDone, notifyProblem } from '../../../ui/notify.ts';
import type { MapPoint } from './riskMap.ts';

interface CostOfErrorProps {
  readonly checkpoint: string;
  readonly measured: MapPoint['cost'];
}

/** An owner says what an error costs; an empty field goes back to what the amounts tell. */
export function CostOfError({ checkpoint, measured }: CostOfErrorProps) {
  const { t, language } = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayGovern = useMay('govern');
  const stored = useQuery(trpc.checkpoints.get.queryOptions({ checkpoint })).data;
  const [typed, setTyped] = useState<string | number>();
  const save = useMutation(
    trpc.checkpoints.setCosts.mutationOptions({
      onSuccess: () => notifyDone(t('checkpoints.costs.saved')),
      onError: (error) => notifyProblem(error, t),
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.checkpoints.pathKey() }),
          queries.invalidateQueries({ queryKey: trpc.insights.pathKey() }),
        ]),
    }),
  );
  if (!mayGovern || stored === undefined) return null;
  const value = typed ?? stored.costOfError ?? '';
  const fault = costFault(value, MOST_COST, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault !== null) return;
    save.mutate({
      checkpoint,
      costOfError: typeof value === 'number' ? value : null,
      minutesPerReview: stored.minutesPerReview,
    });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs" mt="md" wrap="nowrap">
        <NumberInput
          style={{ flex: 1 }}
          label={t('checkpoints.costs.error')}
          description={t('map.cost.edit.help')}
          {...(measured !== null && measured.source !== 'owner'
            ? { placeholder: String(Math.round(measured.value)) }
            : {})}
          value={value}
          onChange={setTyped}
          error={fault}
          clampBehavior="none"
          hideControls
          decimalSeparator={decimalSeparatorOf(language)}
        />
        <Button type="submit" variant="default" loading={save.isPending} disabled={typed === undefined}>
          {t('common.save')}
        </Button>
      </Group>
    </form>
  );
}
