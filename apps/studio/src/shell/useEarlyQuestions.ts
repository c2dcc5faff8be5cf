import { useQuery } from '@tanstack/react-query';
import { useMatch } from '@tanstack/react-router';
import { useTrpc } from '../api/trpc.ts';

/**
 * What the builder asks first, asked while its code and the session are still on their way. The page asks the same and
 * finds the answer; when it is left, nothing of it stays.
 */
export function useEarlyQuestions(): void {
  const match = useMatch({ from: '/w/$workspace/flows/$flow', shouldThrow: false });
  const { flows } = useTrpc();
  const question = { flow: match?.params.flow ?? '' };
  const isAsked = { enabled: match !== undefined, notifyOnChangeProps: [] };
  useQuery({ ...flows.draft.queryOptions(question), staleTime: Infinity, gcTime: 0, ...isAsked });
  useQuery({ ...flows.versions.queryOptions(question), ...isAsked });
}
