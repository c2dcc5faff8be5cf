import { ActionIcon, Badge, Button, Card, Group, Skeleton, Table, Text, Tooltip } from '@mantine/core';
import { IconPencil, IconPlugConnected, IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { confirmDangerous } from '../../ui/confirm.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { notifyDone, notifyProblem } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import type { ConnectionItem } from './connectionItem.ts';
import { EditConnection } from './EditConnection.tsx';
import { SectionHead } from './SectionHead.tsx';

/** Connections to language models and other systems, without their secrets. */
export function ConnectionsSection() {
  const t = useT();
  const [edited, setEdited] = useState<ConnectionItem | 'new' | null>(null);
  const connections = useQuery(useTrpc().connections.list.queryOptions());
  const shown = connections.data?.filter((connection) => connection.kind !== 'smtp');
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {t('connections.new')}
    </Button>
  );
  return (
    <>
      <SectionHead title={t('settings.tab.connections')} action={create} />
      <ProblemAlert error={connections.error} onRetry={() => connections.refetch()} />
      {connections.isPending && <Skeleton h={100} />}
      {shown?.length === 0 && (
        <EmptyState
          icon={<IconPlugConnected size={26} />}
          title={t('connections.empty')}
          help={t('connections.empty.help')}
        />
      )}
      {shown && shown.length > 0 && (
        <Card padding={0}>
          <Table verticalSpacing="sm" horizontalSpacing="md">
            <Table.Tbody>
              {shown.map((connection) => (
                <ConnectionRow
                  key={connection.id}
                  connection={connection}
                  onEdit={() => setEdited(connection)}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Card>
      )}
      {edited !== null && (
        <EditConnection connection={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

function ConnectionRow({ connection, onEdit }: { connection: ConnectionItem; onEdit: () => void }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const { id, name, kind, hasSecret, settings } = connection;
  const test = useMutation(
    trpc.connections.test.mutationOptions({
      onSuccess: ({ message }) => notifyDone(message),
      onError: (error) => notifyProblem(error, t),
    }),
  );
  const remove = useMutation(
    trpc.connections.remove.mutationOptions({
      onError: (error) => notifyProblem(error, t),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.connections.pathKey() }),
    }),
  );
  const askToRemove = () =>
    confirmDangerous({
      title: t('connections.remove.title', { name }),
      help: t('connections.remove.help'),
      confirm: t('common.remove'),
      cancel: t('common.cancel'),
      onConfirm: () => remove.mutate({ id }),
    });
  const { baseUrl } = settings;
  return (
    <Table.Tr data-connection={name}>
      <Table.Td>
        <Text fw={550}>{name}</Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {t(`connections.kind.${kind}`)}
          {typeof baseUrl === 'string' && ` · ${baseUrl}`}
        </Text>
      </Table.Td>
      <Table.Td>
        <Badge color={hasSecret ? 'ink' : 'gray'}>
          {t(hasSecret ? 'connections.key.set' : 'connections.key.none')}
        </Badge>
      </Table.Td>
      <Table.Td>
        <Group gap={2} justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            loading={test.isPending}
            onClick={() => test.mutate({ name })}
          >
            {t('connections.test')}
          </Button>
          <Tooltip label={t('connections.editOf', { name })}>
            <ActionIcon aria-label={t('connections.editOf', { name })} onClick={onEdit}>
              <IconPencil size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('connections.removeOf', { name })}>
            <ActionIcon aria-label={t('connections.removeOf', { name })} onClick={askToRemove}>
              <IconTrash size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
