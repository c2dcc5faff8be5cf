import { Badge, Button, Center, Drawer, Group, Loader, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../../ui/UntrustedText.tsx';
import { useBuilder } from '../BuilderContext.ts';
import { MakeLive } from './MakeLive.tsx';
import { MoveRuns } from './MoveRuns.tsx';
import { OldVersion } from './OldVersion.tsx';
import classes from './Versions.module.css';

type VersionsDrawerProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** Every published version: look at one as it was, see what differs from the draft, take it back into the draft. */
export function VersionsDrawer({ isOpen, onClose }: VersionsDrawerProps) {
  const t = useT();
  const { flow } = useBuilder();
  const [shown, setShown] = useState<number>();
  const [moving, setMoving] = useState<number>();
  const versions = useQuery({
    ...useTrpc().flows.versions.queryOptions({ flow }),
    enabled: isOpen,
    staleTime: 0,
  });
  const newestFirst = [...(versions.data ?? [])].sort((a, b) => b.version - a.version);
  const newest = newestFirst[0]?.version;
  return (
    <>
      <Drawer
        closeButtonProps={{ 'aria-label': t('builder.close') }}
        opened={isOpen && shown === undefined && moving === undefined}
        onClose={onClose}
        position="right"
        title={t('builder.versions')}
      >
        <ProblemAlert error={versions.error} onRetry={() => versions.refetch()} />
        {versions.isPending && <Waiting />}
        {versions.data?.length === 0 && (
          <EmptyState
            icon={<IconHistory size={26} />}
            title={t('builder.versions.none')}
            help={t('builder.versions.none.help')}
          />
        )}
        <Stack gap={6} component="ul" p={0} m={0} className={classes['list'] ?? ''}>
          {newestFirst.map((version, index) => (
            <li key={version.version} className={classes['row']}>
              <div>
                <Group gap="xs">
                  <Text fw={570}>{t('common.version', { version: version.version })}</Text>
                  {index === 0 && <Badge size="sm">{t('builder.versions.current')}</Badge>}
                </Group>
                <Text size="xs" c="dimmed">
                  <Moment at={version.publishedAt} /> · {version.publishedBy}
                </Text>
                {version.note !== '' && (
                  <Text size="sm" component="div" className={classes['note'] ?? ''}>
                    <UntrustedText text={version.note} />
                  </Text>
                )}
              </div>
              <Group gap={4} justify="flex-end">
                {index > 0 && <MakeLive version={version.version} />}
                {index > 0 && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('builder.versions.move.of', { version: version.version })}
                    onClick={() => setMoving(version.version)}
                  >
                    {t('builder.versions.move')}
                  </Button>
                )}
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('builder.versions.openOne', { version: version.version })}
                  onClick={() => setShown(version.version)}
                >
                  {t('builder.versions.open')}
                </Button>
              </Group>
            </li>
          ))}
        </Stack>
      </Drawer>
      {moving !== undefined && newest !== undefined && (
        <MoveRuns from={moving} to={newest} onClose={() => setMoving(undefined)} />
      )}
      {shown !== undefined && (
        <OldVersion
          key={shown}
          version={shown}
          onBack={() => setShown(undefined)}
          onDraft={() => {
            setShown(undefined);
            onClose();
          }}
        />
      )}
    </>
  );
}

function Waiting() {
  return (
    <Center p="xl">
      <Loader />
    </Center>
  );
}
