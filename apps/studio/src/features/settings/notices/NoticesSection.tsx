import { Button, Skeleton, Stack } from '@mantine/core';
import { IconBell, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { SectionHead } from '../SectionHead.tsx';
import { ChannelCard } from './ChannelCard.tsx';
import type { Channel } from './channel.ts';
import { EditChannel } from './EditChannel.tsx';

/** How often the page looks whether a channel has sent something or failed. */
const LOOK_MS = 5_000;

/** Channels through which people are told that cases wait, and how they fare. */
export function NoticesSection() {
  const t = useT();
  const [edited, setEdited] = useState<Channel | 'new' | null>(null);
  const options = useTrpc().notices.channels.queryOptions();
  const channels = useQuery({ ...options, refetchInterval: LOOK_MS });
  const create = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {t('notices.new')}
    </Button>
  );
  return (
    <>
      <SectionHead title={t('settings.tab.notices')} help={t('notices.help')} action={create} />
      <ProblemAlert error={channels.error} onRetry={() => channels.refetch()} />
      {channels.isPending && <Skeleton h={100} />}
      {channels.data?.length === 0 && (
        <EmptyState icon={<IconBell size={26} />} title={t('notices.empty')} help={t('notices.empty.help')} />
      )}
      <Stack gap="sm">
        {channels.data?.map((channel) => (
          <ChannelCard key={channel.id} channel={channel} onEdit={() => setEdited(channel)} />
        ))}
      </Stack>
      {edited !== null && (
        <EditChannel channel={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
