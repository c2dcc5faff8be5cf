import { FlowView } from '@countersign/canvas';
import { Alert, Center, Loader } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMay, useSession } from '../../api/session.ts';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useCanvasLabels } from '../../ui/useCanvasLabels.ts';
import classes from './Builder.module.css';
import type { FlowDraft } from './session/flowDraft.ts';
import { useEditSession } from './useEditSession.ts';
import { Workbench } from './Workbench.tsx';

/** The page of one flow: its builder, or the drawing alone for people who may not design. */
export function BuilderPage() {
  const t = useT();
  const { workspace, flow } = useParams({ from: '/w/$workspace/flows/$flow' });
  const mayDesign = useMay('design');
  const person = useSession().data?.user.id;
  // Read once: from here on the session holds the document, and a refetch would pull it from under the hands.
  const draft = useQuery({ ...useTrpc().flows.draft.queryOptions({ flow }), staleTime: Infinity, gcTime: 0 });
  useDocumentTitle(`${draft.data?.document.name ?? flow} · ${t('common.appName')}`);
  if (draft.error) {
    return (
      <Page title={flow}>
        <ProblemAlert error={draft.error} onRetry={() => draft.refetch()} />
      </Page>
    );
  }
  if (draft.data === undefined || person === undefined) return <Waiting />;
  if (!mayDesign) return <ReadOnly draft={draft.data} />;
  return (
    <Editing
      key={`${person}/${workspace}/${flow}`}
      person={person}
      workspace={workspace}
      draft={draft.data}
    />
  );
}

type EditingProps = { readonly person: string; readonly workspace: string; readonly draft: FlowDraft };

function Editing({ person, workspace, draft }: EditingProps) {
  const session = useEditSession({ person, workspace }, draft);
  const versions = useQuery({ ...useTrpc().flows.versions.queryOptions({ flow: draft.slug }), staleTime: 0 });
  if (versions.error) return <ProblemAlert error={versions.error} onRetry={() => versions.refetch()} />;
  if (session === undefined || versions.data === undefined) return <Waiting />;
  const version = versions.data.reduce<number | null>(
    (newest, one) => Math.max(newest ?? 0, one.version),
    null,
  );
  return <Workbench session={session} workspace={workspace} flow={draft.slug} version={version} />;
}

function ReadOnly({ draft }: { readonly draft: FlowDraft }) {
  const t = useT();
  return (
    <div className={classes['builder']}>
      <Alert radius={0} color="gray" title={draft.document.name}>
        {t('builder.readOnly')}
      </Alert>
      <div className={classes['canvas']}>
        <FlowView document={draft.document} labels={useCanvasLabels()} hasMinimap />
      </div>
    </div>
  );
}

function Waiting() {
  return (
    <Center h="100%">
      <Loader />
    </Center>
  );
}
