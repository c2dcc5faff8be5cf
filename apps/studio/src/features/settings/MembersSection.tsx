import { Role } from '@countersign/model';
import {
  ActionIcon,
  Avatar,
  Button,
  Card,
  Group,
  Select,
  Skeleton,
  Table,
  Text,
  Tooltip,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMay, useSession } from '../../api/session.ts';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { confirmDangerous } from '../../ui/confirm.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { notifyProblem } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { InviteMember } from './InviteMember.tsx';
import { OpenInvitations } from './OpenInvitations.tsx';
import { SectionHead } from './SectionHead.tsx';

type MemberItem = RouterOutput['members']['list'][number];

/** Who works here, with which role. */
export function MembersSection() {
  const t = useT();
  const mayAdminister = useMay('administer');
  const [isInviting, inviting] = useDisclosure(false);
  const members = useQuery(useTrpc().members.list.queryOptions());
  const invite = mayAdminister && (
    <Button leftSection={<IconUserPlus size={16} />} onClick={inviting.open}>
      {t('members.invite')}
    </Button>
  );
  return (
    <>
      <SectionHead title={t('settings.tab.members')} action={invite} />
      <ProblemAlert error={members.error} onRetry={() => members.refetch()} />
      {members.isPending && <Skeleton h={120} />}
      {members.data && (
        <Card padding={0}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Tbody>
              {members.data.map((member) => (
                <MemberRow key={member.userId} member={member} />
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
      {mayAdminister && <OpenInvitations />}
      {isInviting && <InviteMember onClose={inviting.close} />}
    </>
  );
}

function MemberRow({ member }: { member: MemberItem }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const mayAdminister = useMay('administer');
  const isSelf = useSession().data?.user.id === member.userId;
  const settled = {
    onError: (error: unknown) => notifyProblem(error, t),
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.members.pathKey() }),
  };
  const setRole = useMutation(trpc.members.setRole.mutationOptions(settled));
  const remove = useMutation(trpc.members.remove.mutationOptions(settled));
  const askToRemove = () =>
    confirmDangerous({
      title: t('members.remove.title', { name: member.name }),
      help: t('members.remove.help'),
      confirm: t('common.remove'),
      cancel: t('common.cancel'),
      onConfirm: () => remove.mutate({ userId: member.userId }),
    });
  return (
    <Table.Tr data-member={member.email}>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <Avatar size={32} radius="xl" color="ink" name={member.name} aria-hidden visibleFrom="sm" />
          <div style={{ minWidth: 0 }}>
            <Text fw={550}>
              {member.name}{' '}
              {isSelf && (
                <Text span c="dimmed">
                  ({t('members.you')})
                </Text>
              )}
            </Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {member.email}
            </Text>
          </div>
        </Group>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="xs" c="dimmed">
          {t('members.joined')} <Moment at={member.since} />
        </Text>
      </Table.Td>
      <Table.Td w={150}>
        {mayAdminister ? (
          <Select
            aria-label={t('members.roleOf', { name: member.name })}
            data={Role.options.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            value={member.role}
            onChange={(role) =>
              role !== null && setRole.mutate({ userId: member.userId, role: Role.parse(role) })
            }
            allowDeselect={false}
            disabled={setRole.isPending}
          />
        ) : (
          t(`role.${member.role}`)
        )}
      </Table.Td>
      <Table.Td w={isSelf ? 0 : 44} px={isSelf ? 0 : 'xs'}>
        {mayAdminister && !isSelf && (
          <Tooltip label={t('members.remove')}>
            <ActionIcon aria-label={`${t('members.remove')}: ${member.name}`} onClick={askToRemove}>
              <IconUserMinus size={18} />
            </ActionIcon>
          </Tooltip>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
