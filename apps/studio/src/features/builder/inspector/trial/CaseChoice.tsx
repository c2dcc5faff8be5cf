import type { JsonObject } from '@countersign/model';
import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../../api/trpc.ts';
import { useLocale } from '../../../../strings/useT.ts';
import { formatInstant } from '../../../../ui/formatTime.ts';
import { useBuilder } from '../../BuilderContext.ts';
import { JsonField } from '../../fields/JsonField.tsx';
import { caseOfRun } from './caseOfRun.ts';
import { StepCase } from './stepCase.ts';
import type { useStepCase } from './useStepCase.ts';

type CaseChoiceProps = {
  readonly node: string;
  readonly chosen: ReturnType<typeof useStepCase>;
};

/** Which case a step is tried with: made from the schemas, seen by a run, or written by hand. */
export function CaseChoice({ node, chosen }: CaseChoiceProps) {
  const { t } = useLocale();
  const [isRefused, setRefused] = useState(false);
  const type = (text: JsonObject) => {
    const read = StepCase.safeParse(text);
    setRefused(!read.success);
    if (read.success) chosen.pin(read.data);
  };
  return (
    <Stack gap={6}>
      <Group gap={6}>
        <Button size="compact-xs" variant="default" onClick={chosen.toExample}>
          {t('inspector.trial.example')}
        </Button>
        {chosen.isPinned && (
          <Button size="compact-xs" variant="subtle" onClick={chosen.forget}>
            {t('inspector.trial.forget')}
          </Button>
        )}
      </Group>
      <RunSelect node={node} onChoose={chosen.pin} />
      <JsonField label={t('inspector.trial.case')} value={chosen.value} onChange={type} />
      <Text size="xs" c={isRefused ? 'var(--mantine-color-error)' : 'dimmed'} role="status">
        {isRefused
          ? t('inspector.trial.case.shape')
          : t(chosen.isPinned ? 'inspector.trial.pinned' : 'inspector.trial.fromSchemas')}
      </Text>
    </Stack>
  );
}

const MOST_RUNS = 20;

/** The newest runs of this flow; choosing one takes what the step saw there. */
function RunSelect({ node, onChoose }: { node: string; onChoose: (seen: StepCase) => void }) {
  const { t, language } = useLocale();
  const { flow } = useBuilder();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const runs = useQuery(trpc.runs.list.queryOptions({ flow, limit: MOST_RUNS }));
  const [run, setRun] = useState<string | null>(null);
  const [isUnseen, setUnseen] = useState(false);
  const items = runs.data?.items ?? [];
  const choose = async (id: string | null) => {
    const known = items.find((item) => item.id === id);
    setRun(id);
    setUnseen(false);
    if (known === undefined) return;
    const events = await queries.fetchQuery(trpc.runs.events.queryOptions({ run: known.id }));
    const seen = caseOfRun(events, node);
    if (seen === undefined) setUnseen(true);
    else onChoose(seen);
  };
  if (items.length === 0) return null;
  return (
    <Select
      size="xs"
      label={t('inspector.trial.run')}
      placeholder={t('inspector.trial.run.choose')}
      data={items.map((item) => ({
        value: item.id,
        label: `${item.subject ?? item.id.slice(0, 8)} · ${formatInstant(item.createdAt, language)}`,
      }))}
      value={run}
      onChange={(id) => void choose(id)}
      error={isUnseen ? t('inspector.trial.run.unseen') : undefined}
      searchable
    />
  );
}
