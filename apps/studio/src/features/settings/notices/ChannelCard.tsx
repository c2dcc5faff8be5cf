import { ActionIcon, Alert, Badge, Button, Card, Group, Text, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconPencil, IconTrash } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import { confirmDangerous } from '../../../ui/confirm.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { UntrustedText } from '../../../ui/UntrustedText.tsx';
import { type Channel, setupOf } from './channel.ts';
import { useChannelDeeds } from './useChannelDeeds.ts';

/** One channel: where it leads, what it tells, whether it works. */
export function ChannelCard({ channel, onEdit }: { channel: Channel; onEdit: () => void }) {
  const t = useT();
  const { test, save, remove } = useChannelDeeds();
  const { id, name, isPaused } = channel;
  const askToRemove = () =>
    confirmDangerous({
      title: t('notices.remove.title', { name }),
      help: t('notices.remove.help'),
      confirm: t('common.remove'),
      cancel: t('common.cancel'),
      onConfirm: () => remove.mutate({ id }),
    });
  return (
    <Card padding="md" data-channel={name}>
      <Group justify="space-between" align="flex-start">
        <div style={{ flex: '1 1 220px', minWidth: 0 }}>
          <Group gap="xs">
            <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
              {name}
            </Text>
            {isPaused && <Badge color="gray">{t('notices.paused')}</Badge>}
          </Group>
          <Place channel={channel} />
          <Standing channel={channel} />
        </div>
        <Group gap={4}>
          <Button
            size="compact-sm"
            variant="default"
            loading={test.isPending}
            onClick={() => test.mutate({ id })}
          >
            {t('notices.test')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={save.isPending}
            onClick={() => save.mutate({ ...setupOf(channel), isPaused: !isPaused })}
          >
            {t(isPaused ? 'notices.resume' : 'notices.pause')}
          </Button>
          <Tooltip label={t('notices.editOf', { name })}>
            <ActionIcon aria-label={t('notices.editOf', { name })} onClick={onEdit}>
              <IconPencil size={18} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('notices.removeOf', { name })}>
            <ActionIcon aria-label={t('notices.removeOf', { name })} onClick={askToRemove}>
              <IconTrash size={18} />
            </ActionIcon>
          </Tooltip>
        </Group>
      </Group>
      <Failure failure={channel.failure} />
    </Card>
  );
}

function Place({ channel: { target } }: { channel: Channel }) {
  const t = useT();
  const to = target.kind === 'email' ? target.to.join(', ') : target.kind === 'webhook' ? target.url : null;
  return (
    <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {t(`notices.kind.${target.kind}`)}
      {to !== null && ` · ${to}`}
    </Text>
  );
}

function Standing({ channel: { lastSentAt, waiting } }: { channel: Channel }) {
  const t = useT();
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {lastSentAt === null ? (
        t('notices.neverSent')
      ) : (
        <>
          {t('notices.lastSent')} <Moment at={lastSentAt} />
        </>
      )}
      {waiting > 0 && ` · ${t('notices.waiting', { count: waiting })}`}
    </Text>
  );
}

function Failure({ failure }: { failure: Channel['failure'] }) {
  const t = useT();
  if (failure === null) return null;
  const { message, nextTryAt } = failure;
  return (
    <Alert mt="sm" color="brick" icon={<IconAlertTriangle size={18} />} title={t('notices.failed')}>
      <UntrustedText text={message} />
      {nextTryAt !== null && (
        <Text size="xs" mt={4}>
          {t('notices.nextTry')} <Moment at={nextTryAt} />
        </Text>
      )}
    </Alert>
  );
}
