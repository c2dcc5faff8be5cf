import { Badge, Button, Card, Code, Group, Skeleton, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { confirmDangerous } from '../../ui/confirm.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Moment } from '../../ui/Moment.tsx';
import { notifyProblem } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { CreateKey } from './CreateKey.tsx';
import { SectionHead } from './SectionHead.tsx';

/** Keys of other systems. */
export function KeysSection() {
  const t = useT();
  const [isCreating, creating] = useDisclosure(false);
  const keys = useQuery(useTrpc().keys.list.queryOptions());
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={creating.open}>
      {t('keys.create')}
    </Button>
  );
  return (
    <>
      <SectionHead title={t('settings.tab.keys')} action={create} />
      <ProblemAlert error={keys.error} onRetry={() => keys.refetch()} />
      {keys.isPending && <Skeleton h={100} />}
      {keys.data?.length === 0 && (
        <EmptyState icon={<IconKey size={26} />} title={t('keys.empty')} help={t('keys.empty.help')} />
      )}
      {keys.data && keys.data.length > 0 && (
        <Card padding={0}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Tbody>
              {keys.data.map((key) => (
                <KeyRow key={key.id} item={key} />
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
      {isCreating && <CreateKey onClose={creating.close} />}
    </>
  );
}

function KeyRow({ item }: { item: RouterOutput['keys']['list'][number] }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const revoke = useMutation(
    trpc.keys.revoke.mutationOptions({
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.keys.pathKey() }),
    }),
  );
  const ask = () =>
    confirmDangerous({
      title: t('keys.revoke.title', { name: item.name }),
      help: t('keys.revoke.help'),
      confirm: t('keys.revoke'),
      cancel: t('common.cancel'),
      onConfirm: () => revoke.mutate({ id: item.id }),
    });
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={550}>{item.name}</Text>
        <Code>{item.start}…</Code>
      </Table.Td>
      <Table.Td>
        <Group gap={4}>
          {item.scopes.map((scope) => (
            <Badge key={scope} size="sm" color="gray">
              {scope}
            </Badge>
          ))}
        </Group>
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Text size="xs" c="dimmed">
          {t('keys.lastUsed')} {item.lastUsedAt === null ? t('keys.never') : <Moment at={item.lastUsedAt} />}
        </Text>
      </Table.Td>
      <Table.Td ta="end">
        <Button
          size="compact-sm"
          variant="default"
          onClick={ask}
          aria-label={t('keys.revokeOf', { name: item.name })}
        >
          {t('keys.revoke')}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
