import { Button, SimpleGrid, Skeleton, Switch, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileImport, IconPlus, IconSearch, IconSitemap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useMay } from '../../api/session.ts';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FileCatcher } from '../../ui/FlowFile/FileCatcher.tsx';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CreateFlow } from './CreateFlow.tsx';
import { FlowCard } from './FlowCard.tsx';
import { ImportFlow } from './ImportFlow.tsx';

const FILTER_FROM = 6;

/** All flows of the workspace, and the ways to a new one. */
export function FlowsPage() {
  const t = useT();
  const mayDesign = useMay('design');
  const [isCreating, creating] = useDisclosure(false);
  const [isImporting, importing] = useDisclosure(false);
  const [dropped, setDropped] = useState<File>();
  const [archived, setArchived] = useState(false);
  const flows = useQuery(useTrpc().flows.list.queryOptions({ archived }));
  const actions = mayDesign && (
    <>
      <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={importing.open}>
        {t('flows.import')}
      </Button>
      <Button leftSection={<IconPlus size={16} />} onClick={creating.open}>
        {t('flows.new')}
      </Button>
    </>
  );
  const importDropped = (file: File) => {
    setDropped(file);
    importing.open();
  };
  const closeImport = useCallback(() => {
    setDropped(undefined);
    importing.close();
  }, [importing]);
  return (
    <Page title={t('flows.title')} subtitle={t('flows.subtitle')} actions={actions}>
      <ProblemAlert error={flows.error} onRetry={() => flows.refetch()} />
      {flows.isPending && <Placeholder />}
      {flows.data && (
        <FlowGrid
          flows={flows.data}
          archived={archived}
          onArchived={setArchived}
          onCreate={mayDesign ? creating.open : null}
        />
      )}
      <CreateFlow opened={isCreating} onClose={creating.close} />
      <ImportFlow opened={isImporting} onClose={closeImport} dropped={dropped} />
      {mayDesign && <FileCatcher onFile={importDropped} />}
    </Page>
  );
}

interface FlowGridProps {
  readonly flows: RouterOutput['flows']['list'];
  readonly archived: boolean;
  readonly onArchived: (archived: boolean) => void;
  readonly onCreate: (() => void) | null;
}

function FlowGrid({ flows, archived, onArchived, onCreate }: FlowGridProps) {
  const t = useT();
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = flows.filter((flow) => `${flow.name} ${flow.description}`.toLowerCase().includes(wanted));
  if (flows.length === 0 && !archived) {
    return (
      <EmptyState icon={<IconSitemap size={26} />} title={t('flows.empty')} help={t('flows.empty.help')}>
        {onCreate && <Button onClick={onCreate}>{t('flows.new')}</Button>}
      </EmptyState>
    );
  }
  return (
    <>
      {(flows.length >= FILTER_FROM || filter !== '') && (
        <TextInput
          aria-label={t('flows.filter')}
          placeholder={t('flows.filter')}
          leftSection={<IconSearch size={16} />}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          w={260}
          mb="md"
        />
      )}
      {shown.length === 0 && filter !== '' && (
        <EmptyState
          icon={<IconSearch size={26} />}
          title={t('flows.noMatch', { text: filter })}
          help={t('flows.noMatch.help')}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="md">
        {shown.map((flow) => (
          <FlowCard key={flow.id} flow={flow} />
        ))}
      </SimpleGrid>
      <Switch
        mt="xl"
        size="xs"
        label={t('flows.showArchived')}
        checked={archived}
        onChange={(event) => onArchived(event.currentTarget.checked)}
      />
    </>
  );
}

function Placeholder() {
  const t = useT();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: 3 }} spacing="md" aria-busy aria-label={t('common.loading')}>
      {[1, 2, 3].map((key) => (
        <Skeleton key={key} h={168} radius="md" />
      ))}
    </SimpleGrid>
  );
}
