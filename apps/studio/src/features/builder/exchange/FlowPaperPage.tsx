import { Button, Group, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconArrowLeft, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { Page } from '../../../ui/Page.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useLightPrint } from '../../../ui/useLightPrint.ts';
import { useReviewers } from '../inspector/words/useReviewers.ts';
import { FlowPaper } from './FlowPaper.tsx';

/** The description of a flow for people who will never open the builder, on paper too. */
export function FlowPaperPage() {
  const t = useT();
  const navigate = useNavigate();
  const { workspace, flow } = useParams({ from: '/w/$workspace/flows/$flow/paper' });
  const draft = useQuery({ ...useTrpc().flows.draft.queryOptions({ flow }), staleTime: 0 });
  useDocumentTitle(`${draft.data?.document.name ?? flow} · ${t('common.appName')}`);
  const people = useReviewers();
  useLightPrint();
  // What another page read before may be older than what was saved since.
  const isFresh = draft.data !== undefined && draft.isFetchedAfterMount;
  const actions = (
    <Group gap="xs" data-print="no">
      <Button
        variant="default"
        leftSection={<IconArrowLeft size={16} />}
        onClick={() => navigate({ to: '/w/$workspace/flows/$flow', params: { workspace, flow } })}
      >
        {t('exchange.paper.back')}
      </Button>
      <Button leftSection={<IconPrinter size={16} />} onClick={() => window.print()} disabled={!isFresh}>
        {t('exchange.paper.print')}
      </Button>
    </Group>
  );
  return (
    <Page title={draft.data?.document.name ?? flow} subtitle={t('exchange.paper.subtitle')} actions={actions}>
      <ProblemAlert error={draft.error} onRetry={() => draft.refetch()} />
      {isFresh && <FlowPaper document={draft.data.document} people={people} />}
      {!isFresh && draft.error === null && <Skeleton h={640} />}
    </Page>
  );
}
