import type { Json, RunEvent } from '@countersign/model';
import { Select } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useLocale } from '../../../strings/useT.ts';
import { formatInstant } from '../../../ui/formatTime.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { readPinned } from '../inspector/trial/pinnedCase.ts';

type StartFromProps = { readonly onChoose: (input: Json) => void };

const MOST_RUNS = 20;

/** The input of a case that is there already: one that is pinned at a step, or one of the newest runs of the flow. */
export function StartFrom({ onChoose }: StartFromProps) {
  const { t, language } = useLocale();
  const { workspace, flow } = useBuilder();
  const document = useDocument();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const runs = useQuery(trpc.runs.list.queryOptions({ flow, limit: MOST_RUNS }));
  const [chosen, setChosen] = useState<string | null>(null);
  const pinned = document.nodes.flatMap(({ id, title }) => {
    const kept = readPinned({ workspace, flow, node: id });
    return kept === undefined ? [] : [{ id, title, input: kept.input }];
  });
  const items = runs.data?.items ?? [];
  const choose = async (key: string | null) => {
    setChosen(key);
    const known = pinned.find(({ id }) => key === pinnedKey(id));
    if (known !== undefined) return onChoose(known.input);
    const run = items.find(({ id }) => id === key);
    if (run === undefined) return;
    const input = inputOf(await queries.fetchQuery(trpc.runs.events.queryOptions({ run: run.id })));
    if (input !== undefined) onChoose(input);
  };
  if (pinned.length + items.length === 0) return null;
  return (
    <Select
      label={t('simulator.from')}
      placeholder={t('simulator.from.choose')}
      value={chosen}
      onChange={(key) => void choose(key)}
      searchable
      data={[
        ...pinned.map(({ id, title }) => ({
          value: pinnedKey(id),
          label: t('simulator.from.pinned', { title }),
        })),
        ...items.map((run) => ({
          value: run.id,
          label: `${run.subject ?? run.id.slice(0, 8)} · ${formatInstant(run.createdAt, language)}`,
        })),
      ]}
    />
  );
}

/** No run has such an id. */
const pinnedKey = (node: string): string => `pinned/${node}`;

function inputOf(events: readonly RunEvent[]): Json | undefined {
  const data = events.find(({ type }) => type === 'run.started')?.data;
  return typeof data === 'object' && data !== null && 'input' in data ? data.input : undefined;
}
