import { Button, Card, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { Moment } from '../../ui/Moment.tsx';
import { notifyProblem } from '../../ui/notify.ts';

/** Invitations nobody has used yet. */
export function OpenInvitations() {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const invitations = useQuery(trpc.members.invitations.queryOptions());
  const revoke = useMutation(
    trpc.members.revokeInvitation.mutationOptions({
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.members.pathKey() }),
    }),
  );
  if (!invitations.data?.length) return null;
  return (
    <section>
      <Title order={3} mt="xl" mb="xs">
        {t('members.pending')}
      </Title>
      <Card padding={0}>
        <Table horizontalSpacing="md">
          <Table.Tbody>
            {invitations.data.map((invitation) => (
              <Table.Tr key={invitation.id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{invitation.email}</Table.Td>
                <Table.Td>{t(`role.${invitation.role}`)}</Table.Td>
                <Table.Td visibleFrom="sm">
                  <Text size="xs" c="dimmed">
                    {t('members.expires')} <Moment at={invitation.expiresAt} />
                  </Text>
                </Table.Td>
                <Table.Td ta="end">
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={t('members.revokeOf', { email: invitation.email })}
                    onClick={() => revoke.mutate({ id: invitation.id })}
                  >
                    {t('members.revoke')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Card>
    </section>
  );
}
