import { Button, Card, Group, NumberInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import { costFault, MOST_COST, MOST_MINUTES } from '../../ui/costFault.ts';
import { notifyDone, notifyProblem } from '../../ui/notify.ts';
import type { Checkpoint } from './checkpoint.ts';

/** What an error costs and how long a review takes: only people know, so owners say it. */
export function Costs({ checkpoint }: { checkpoint: Checkpoint }) {
  const { t, language } = useLocale();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayGovern = useMay('govern');
  const [cost, setCost] = useState<string | number>(checkpoint.costOfError ?? '');
  const [minutes, setMinutes] = useState<string | number>(checkpoint.minutesPerReview ?? '');
  const decimalSeparator = new Intl.NumberFormat(language).format(1.5).charAt(1);
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
  const errors = { cost: costFault(cost, MOST_COST, t), minutes: costFault(minutes, MOST_MINUTES, t) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (errors.cost !== null || errors.minutes !== null) return;
    save.mutate({
      checkpoint: checkpoint.id,
      costOfError: numberOf(cost),
      minutesPerReview: numberOf(minutes),
    });
  };
  return (
    <Card component="form" id="costs" onSubmit={submit}>
      <Title order={2} mb="sm">
        {t('checkpoints.costs')}
      </Title>
      <Group grow align="flex-start">
        <NumberInput
          label={t('checkpoints.costs.error')}
          description={t('checkpoints.costs.error.help')}
          value={cost}
          onChange={setCost}
          error={errors.cost}
          clampBehavior="none"
          decimalSeparator={decimalSeparator}
          hideControls
          readOnly={!mayGovern}
        />
        <NumberInput
          label={t('checkpoints.costs.minutes')}
          description={t('checkpoints.costs.minutes.help')}
          value={minutes}
          onChange={setMinutes}
          error={errors.minutes}
          clampBehavior="none"
          decimalSeparator={decimalSeparator}
          hideControls
          readOnly={!mayGovern}
        />
      </Group>
      {mayGovern && (
        <Group justify="flex-end" mt="sm">
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('common.save')}
          </Button>
        </Group>
      )}
    </Card>
  );
}

const numberOf = (value: string | number): number | null => (typeof value === 'number' ? value : null);
