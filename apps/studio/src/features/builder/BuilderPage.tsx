import { FlowView } from '@countersign/canvas';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTrpc } from '../../api/trpc.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';

const route = getRouteApi('/w/$workspace/flows/$flow');

/** The draft of a flow on the canvas. */
export function BuilderPage() {
  const { flow } = route.useParams();
  const draft = useQuery(useTrpc().flows.draft.queryOptions({ flow }));
  if (draft.error) return <ProblemAlert error={draft.error} onRetry={() => draft.refetch()} />;
  return <div style={{ height: '100%' }}>{draft.data && <FlowView document={draft.data.document} />}</div>;
}
