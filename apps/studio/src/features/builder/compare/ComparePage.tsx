import { Button, Skeleton, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { Page } from '../../../ui/Page.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { ComparedSides } from './ComparedSides.tsx';
import { SidePicker, type Sides } from './SidePicker.tsx';

const route = getRouteApi('/w/$workspace/flows/$flow/compare');

/** Two states of a flow by address, for whoever may see the flow: what does not stand in the address is the newest version, and the draft. */
export function ComparePage() {
  const t = useT();
  const { workspace, flow } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const trpc = useTrpc();
  const versions = useQuery({ ...trpc.flows.versions.queryOptions({ flow }), staleTime: 0 });
  const draft = useQuery({ ...trpc.flows.draft.queryOptions({ flow }), staleTime: 0 });
  const newest = Math.max(0, ...(versions.data ?? []).map(({ version }) => version));
  const sides: Sides = {
    before: search.before ?? (newest === 0 ? 'draft' : newest),
    after: search.after ?? 'draft',
  };
  const error = versions.error ?? draft.error;
  const retry = () => void Promise.all([versions.refetch(), draft.refetch()]);
  const actions = (
    <Button
      variant="default"
      leftSection={<IconArrowLeft size={16} />}
      renderRoot={(props) => <Link {...props} to="/w/$workspace/flows/$flow" params={{ workspace, flow }} />}
    >
      {t('builder.diff.back')}
    </Button>
  );
  // What another page read before may be older than what was saved since.
  const isFresh = draft.data !== undefined && draft.isFetchedAfterMount && versions.data !== undefined;
  return (
    <Page
      title={draft.data?.document.name ?? flow}
      subtitle={t('builder.diff.page.subtitle')}
      width="wide"
      actions={
        <>
          <SidePicker
            sides={sides}
            versions={versions.data ?? []}
            onChange={(next) => void navigate({ search: next, replace: true })}
          />
          {actions}
        </>
      }
    >
      <ProblemAlert error={error} onRetry={retry} />
      {!isFresh && error === null && <Skeleton h={420} />}
      {isFresh && newest === 0 && <Text c="dimmed">{t('builder.versions.none.help')}</Text>}
      {isFresh && newest > 0 && <ComparedSides flow={flow} sides={sides} draft={draft.data.document} />}
    </Page>
  );
}
