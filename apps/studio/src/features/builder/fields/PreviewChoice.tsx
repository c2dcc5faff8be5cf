import { Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useLocale } from '../../../strings/useT.ts';
import { formatInstant } from '../../../ui/formatTime.ts';
import { useBuilder } from '../BuilderContext.ts';
import { caseOfRun } from '../inspector/trial/caseOfRun.ts';
import type { StepCase } from '../inspector/trial/stepCase.ts';

/** A case that was chosen for previews: what a step saw in a run, or an example. */
export type ChosenCase =
  | { readonly type: 'example' }
  | { readonly type: 'pinned' }
  | {
      readonly type: 'run';
      readonly run: { readonly id: string; readonly startedAt: string };
      readonly seen: StepCase;
    };

type PreviewChoiceProps = {
  readonly node: string;
  readonly chosen: ChosenCase | undefined;
  readonly hasPinned: () => boolean;
  readonly onChoose: (chosen: ChosenCase) => void;
};

const MOST_RUNS = 20;

/** An example, the pinned case, or one of the newest runs of the flow that came to the step. */
export function PreviewChoice({ node, chosen, hasPinned, onChoose }: PreviewChoiceProps) {
  const { t, language } = useLocale();
  const { flow } = useBuilder();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const runs = useQuery(trpc.runs.list.queryOptions({ flow, limit: MOST_RUNS }));
  const [isUnseen, setUnseen] = useState(false);
  const items = runs.data?.items ?? [];
  const choose = async (key: string | null) => {
    setUnseen(false);
    if (key === 'example' || key === 'pinned') return onChoose({ type: key });
    const run = items.find((item) => item.id === key);
    if (run === undefined) return;
    const events = await queries.fetchQuery(trpc.runs.events.queryOptions({ run: run.id }));
    const seen = caseOfRun(events, node);
    if (seen === undefined) setUnseen(true);
    else onChoose({ type: 'run', run: { id: run.id, startedAt: run.createdAt }, seen });
  };
  const present =
    chosen?.type === 'run' ? chosen.run.id : (chosen?.type ?? (hasPinned() ? 'pinned' : 'example'));
  return (
    <Select
      size="xs"
      aria-label={t('expression.preview.choose')}
      error={isUnseen ? t('expression.preview.unseen') : undefined}
      value={present}
      allowDeselect={false}
      comboboxProps={{ withinPortal: false, width: 280, position: 'bottom-start' }}
      data={[
        { value: 'example', label: t('expression.preview', { case: t('expression.preview.example') }) },
        ...(hasPinned()
          ? [{ value: 'pinned', label: t('expression.preview', { case: t('expression.preview.pinned') }) }]
          : []),
        ...items.map((run) => ({
          value: run.id,
          label: `${run.subject ?? run.id.slice(0, 8)} · ${formatInstant(run.createdAt, language)}`,
        })),
      ]}
      onChange={(key) => void choose(key)}
    />
  );
}
