import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../../../api/trpc.ts';

/** More names would only make the sentence longer. */
const MOST_NAMES = 5;

/** The names of those who may decide reviews in this workspace; nobody where they are too many to be named. */
export function useReviewers(): readonly string[] {
  const members = useQuery(useTrpc().members.list.queryOptions());
  const names = (members.data ?? []).filter(({ role }) => role !== 'viewer').map(({ name }) => name);
  return names.length > MOST_NAMES ? [] : names;
}
