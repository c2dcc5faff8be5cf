import { Button, Group, Skeleton, Stack, TagsInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type RouterOutput, useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { sameJson } from '../../ui/SchemaForm/index.ts';
import { SectionHead } from './SectionHead.tsx';

/** Private hosts that actions may reach: an explicit, short list. */
export function HostsSection() {
  const t = useT();
  const settings = useQuery(useTrpc().settings.get.queryOptions());
  return (
    <>
      <SectionHead title={t('settings.tab.network')} help={t('hosts.help')} />
      <ProblemAlert error={settings.error} onRetry={() => settings.refetch()} />
      {settings.data ? (
        <HostsForm key={settings.dataUpdatedAt} settings={settings.data} />
      ) : (
        <Skeleton h={90} />
      )}
    </>
  );
}

function HostsForm({ settings }: { settings: RouterOutput['settings']['get'] }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const [hosts, setHosts] = useState<readonly string[]>(settings.allowedHosts);
  const save = useMutation(
    trpc.settings.save.mutationOptions({
      onSuccess: () => notifyDone(t('common.saved')),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.settings.pathKey() }),
    }),
  );
  return (
    <Stack gap="sm">
      <TagsInput
        label={t('hosts.label')}
        description={hosts.length === 0 ? t('hosts.none') : undefined}
        placeholder={t('hosts.placeholder')}
        value={[...hosts]}
        onChange={setHosts}
        splitChars={[',', ' ']}
        acceptValueOnBlur
      />
      <ProblemAlert error={save.error} />
      <Group>
        <Button
          loading={save.isPending}
          disabled={sameJson(hosts, settings.allowedHosts)}
          onClick={() => save.mutate({ ...settings, allowedHosts: [...hosts] })}
        >
          {t('common.save')}
        </Button>
      </Group>
    </Stack>
  );
}
