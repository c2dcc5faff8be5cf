import type { RunStatus } from '@countersign/model';
import { Button, Group, Pill, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlayerPlay, IconPlus, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay } from '../../api/session.ts';
import { useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { usePages } from '../../api/usePages.ts';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import { RunList } from './RunList.tsx';
import { StartRun } from './StartRun.tsx';
import { ToIncidents } from './ToIncidents.tsx';
import { ToTraffic } from './ToTraffic.tsx';

const route = getRouteApi('/w/$workspace/runs');
const STATUSES: readonly RunStatus[] = ['running', 'waiting', 'parked', 'ended', 'failed', 'cancelled'];
const PAGE_SIZE = 50;

/** All runs, newest first, with filters that stand in the address. */
export function RunsPage() {
  const t = useT();
  const trpc = useTrpc();
  const client = useTrpcClient();
  const { flow, status, subject, file, start } = route.useSearch();
  const navigate = route.useNavigate();
  const mayStart = useMay('decide');
  const filter = { flow, status, subject, file, limit: PAGE_SIZE };
  const runs = usePages({
    queryKey: [...trpc.runs.list.pathKey(), 'pages', filter],
    fetchPage: (cursor) => client.runs.list.query({ ...filter, cursor }),
  });
  const { items } = runs;
  const isFiltered = [flow, status, subject, file].some((one) => one !== undefined);
  const setStarting = (isOpen: boolean) =>
    navigate({ search: (search) => ({ ...search, start: isOpen ? true : undefined }), replace: true });
  const startButton = mayStart && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setStarting(true)}>
      {t('runs.start')}
    </Button>
  );
  const actions = (
    <>
      <ToIncidents />
      {flow !== undefined && <ToTraffic flow={flow} />}
      {startButton}
    </>
  );
  return (
    <Page title={t('runs.title')} subtitle={t('runs.subtitle')} actions={actions}>
      {(items.length > 0 || isFiltered) && <Filters />}
      {file !== undefined && <OfFile file={file} />}
      <ProblemAlert error={runs.error} onRetry={runs.retry} />
      {runs.isLoading && <Placeholder />}
      {!runs.isLoading && !runs.error && items.length === 0 && (
        <EmptyState
          icon={<IconPlayerPlay size={26} />}
          title={t(isFiltered ? 'runs.noMatch' : 'runs.empty')}
          help={t(isFiltered ? 'runs.noMatch.help' : 'runs.empty.help')}
        >
          {isFiltered ? (
            <Button variant="default" onClick={() => navigate({ search: {} })}>
              {t('common.clear')}
            </Button>
          ) : (
            startButton
          )}
        </EmptyState>
      )}
      {items.length > 0 && <RunList runs={items} />}
      <LoadMore {...runs} />
      {mayStart && <StartRun opened={start === true} flow={flow} onClose={() => setStarting(false)} />}
    </Page>
  );
}

/** Says that only the runs of one file of cases are shown, and leads back to all. */
function OfFile({ file }: { file: string }) {
  const t = useT();
  const navigate = route.useNavigate();
  const name = useQuery({ ...useTrpc().files.get.queryOptions({ id: file }), retry: false }).data?.name;
  return (
    <Group gap="xs" mb="md">
      <Pill
        size="md"
        withRemoveButton
        removeButtonProps={{ 'aria-label': t('runs.file.clear'), 'aria-hidden': false, tabIndex: 0 }}
        onRemove={() => navigate({ search: (old) => ({ ...old, file: undefined }) })}
      >
        <UntrustedText inline text={t('runs.file', { name: name ?? '…' })} />
      </Pill>
    </Group>
  );
}

function Filters() {
  const t = useT();
  const { flow, status, subject } = route.useSearch();
  const navigate = route.useNavigate();
  const flows = useQuery(useTrpc().flows.list.queryOptions({}));
  const [text, setText] = useState(subject ?? '');
  const search = useDebouncedCallback((next: string) => {
    navigate({ search: (old) => ({ ...old, subject: next === '' ? undefined : next }), replace: true });
  }, 250);
  return (
    <Group gap="xs" mb="md">
      <TextInput
        aria-label={t('common.search')}
        placeholder={t('common.search')}
        leftSection={<IconSearch size={16} />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value.trim());
        }}
        w={{ base: '100%', xs: 220 }}
      />
      <Select
        aria-label={t('runs.filter.flow')}
        placeholder={t('runs.filter.anyFlow')}
        data={(flows.data ?? []).map((candidate) => ({ value: candidate.slug, label: candidate.name }))}
        value={flow ?? null}
        onChange={(next) => navigate({ search: (old) => ({ ...old, flow: next ?? undefined }) })}
        clearable
        w={{ base: 'calc(50% - 4px)', xs: 210 }}
      />
      <Select
        aria-label={t('runs.filter.status')}
        placeholder={t('runs.filter.anyStatus')}
        data={STATUSES.map((value) => ({ value, label: t(`runs.status.${value}`) }))}
        value={status ?? null}
        onChange={(next) =>
          navigate({ search: (old) => ({ ...old, status: STATUSES.find((value) => value === next) }) })
        }
        clearable
        w={{ base: 'calc(50% - 4px)', xs: 190 }}
      />
    </Group>
  );
}

function Placeholder() {
  const t = useT();
  return (
    <Stack gap="xs" aria-busy aria-label={t('common.loading')}>
      {[1, 2, 3, 4, 5, 6].map((key) => (
        <Skeleton key={key} h={44} radius="md" />
      ))}
    </Stack>
  );
}
