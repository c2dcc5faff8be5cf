import { Badge, Button, Center, Drawer, Group, Loader, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type RouterOutput, useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../../ui/UntrustedText.tsx';
import { useBuilder } from '../BuilderContext.ts';
import { CompareDialog } from '../compare/CompareDialog.tsx';
import { MakeLive } from './MakeLive.tsx';
import { MoveRuns } from './MoveRuns.tsx';
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
            <VersionRow
              key={version.version}
              version={version}
              isNewest={index === 0}
              onMove={() => setMoving(version.version)}
              onShow={() => setShown(version.version)}
            />
          ))}
        </Stack>
      </Drawer>
      {moving !== undefined && newest !== undefined && (
        <MoveRuns from={moving} to={newest} onClose={() => setMoving(undefined)} />
      )}
      {shown !== undefined && (
        <CompareDialog
          title={t('builder.diff.compare')}
          sides={{ before: shown, after: 'draft' }}
          onClose={() => setShown(undefined)}
          onDraft={() => {
            setShown(undefined);
            onClose();
          }}
        />
      )}
    </>
  );
}

type VersionRowProps = {
  readonly version: RouterOutput['flows']['versions'][number];
  readonly isNewest: boolean;
  /** Opens the moving of its runs. */
  readonly onMove: () => void;
  readonly onShow: () => void;
};

function VersionRow({ version, isNewest, onMove, onShow }: VersionRowProps) {
  const t = useT();
  return (
    <li className={classes['row']}>
      <div>
        <Group gap="xs">
          <Text fw={570}>{t('common.version', { version: version.version })}</Text>
          {isNewest && <Badge size="sm">{t('builder.versions.current')}</Badge>}
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
        {!isNewest && <MakeLive version={version.version} />}
        {!isNewest && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('builder.versions.move.of', { version: version.version })}
            onClick={onMove}
          >
            {t('builder.versions.move')}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('builder.versions.openOne', { version: version.version })}
          onClick={onShow}
        >
          {t('builder.versions.open')}
        </Button>
      </Group>
    </li>
  );
}

function Waiting() {
  return (
    <Center p="xl">
      <Loader />
    </Center>
  );
}
