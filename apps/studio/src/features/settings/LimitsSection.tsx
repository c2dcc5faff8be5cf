import { Button, Group, Skeleton, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SchemaForm, sameJson, validateSchema } from '../../ui/SchemaForm/index.ts';
import { limitsSchema } from './limitsSchema.ts';
import { SectionHead } from './SectionHead.tsx';

type Settings = RouterOutput['settings']['get'];
type Limits = Partial<Pick<Settings, 'dailyBudget' | 'hostLimits' | 'retentionDays' | 'undoSeconds'>>;
/** As a form has them: a part that is switched off is undefined. */
type LimitsInForm = { readonly [TKey in keyof Limits]: Limits[TKey] | undefined };

/** What all flows of the workspace may use up together, and how long runs are kept. */
export function LimitsSection() {
  const t = useT();
  const settings = useQuery(useTrpc().settings.get.queryOptions());
  return (
    <>
      <SectionHead title={t('settings.tab.limits')} help={t('limits.help')} />
      <ProblemAlert error={settings.error} onRetry={() => settings.refetch()} />
      {settings.data ? (
        <LimitsForm key={settings.dataUpdatedAt} settings={settings.data} />
      ) : (
        <Skeleton h={180} />
      )}
    </>
  );
}

function LimitsForm({ settings }: { settings: Settings }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const { dailyBudget, hostLimits, retentionDays, undoSeconds, ...rest } = settings;
  const saved = withoutEmpty({ dailyBudget, hostLimits, retentionDays, undoSeconds });
  const [value, setValue] = useState<LimitsInForm>(saved);
  const schema = useMemo(() => limitsSchema(t), [t]);
  const errors = useMemo(() => validateSchema(schema, value, t), [schema, value, t]);
  const save = useMutation(
    trpc.settings.save.mutationOptions({
      onSuccess: () => notifyDone(t('common.saved')),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.settings.pathKey() }),
    }),
  );
  const limits = withoutEmpty(value);
  return (
    <Stack gap="sm">
      <SchemaForm
        schema={schema}
        value={value}
        onChange={(next) => setValue(next as LimitsInForm)} // safe: the form keeps to its schema, or says what does not
        errors={errors}
      />
      <ProblemAlert error={save.error} />
      <Group>
        <Button
          loading={save.isPending}
          disabled={sameJson(limits, saved) || Object.keys(errors).length > 0}
          onClick={() => save.mutate({ ...rest, ...limits })}
        >
          {t('common.save')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Parts in which nothing is set are not set. */
const withoutEmpty = (limits: LimitsInForm): Limits =>
  Object.fromEntries(
    Object.entries(limits).filter(
      ([, part]) => part !== undefined && (typeof part !== 'object' || Object.keys(part).length > 0),
    ),
  );
