import type { CheckpointPolicy } from '@countersign/model';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';

/** Says so where a policy asks two owners and the workspace has one: nobody could then widen anything. */
export function OwnersMissing({ policy }: { readonly policy: Pick<CheckpointPolicy, 'ratifiedBy'> }) {
  const t = useT();
  const members = useQuery(useTrpc().members.list.queryOptions());
  const owners = members.data?.filter(({ role }) => role === 'owner').length;
  if (policy.ratifiedBy !== 'twoOwners' || owners === undefined || owners > 1) return null;
  return (
    <Text size="sm" c="brick" role="status">
      {t('adjust.ownersMissing')}
    </Text>
  );
}
