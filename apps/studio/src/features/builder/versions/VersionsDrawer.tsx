import { FlowView, type NodeChangeState } from '@countersign/canvas';
import { diffFlows, type FlowDocument } from '@countersign/model';
import { Badge, Button, Center, Drawer, Group, List, Loader, Modal, Stack, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Moment } from '../../../ui/Moment.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useBuilder, useDocument } from '../BuilderContext.ts';
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
            <li key={version.version} className={classes['row']}>
              <div>
                <Group gap="xs">
                  <Text fw={570}>{t('common.version', { version: version.version })}</Text>
                  {index === 0 && <Badge size="sm">{t('builder.versions.current')}</Badge>}
                </Group>
                <Text size="xs" c="dimmed">
                  <Moment at={version.publishedAt} /> · {version.publishedBy}
                </Text>
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
      <OldVersion
        version={shown}
        onBack={() => setShown(undefined)}
        onRestored={() => {
          setShown(undefined);
          onClose();
        }}
      />
    </>
  );
}

type OldVersionProps = {
  readonly version: number | undefined;
  readonly onBack: () => void;
  readonly onRestored: () => void;
};

function OldVersion({ version, onBack, onRestored }: OldVersionProps) {
  const t = useT();
  const { session, flow } = useBuilder();
  const options = useTrpc().flows.version.queryOptions({
    flow,
    ...(version === undefined ? {} : { version }),
  });
  const loaded = useQuery({ ...options, enabled: version !== undefined });
  const document = loaded.data?.document;
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('builder.close') }}
      opened={version !== undefined}
      onClose={onBack}
      fullScreen
      title={t('builder.versions.readOnly', { version: version ?? 0 })}
    >
      <ProblemAlert error={loaded.error} onRetry={() => loaded.refetch()} />
      {loaded.isPending && <Waiting />}
      {document !== undefined && (
        <div className={classes['old']}>
          <div className={classes['drawing']}>
            <Drawing version={document} />
          </div>
          <Stack className={classes['side'] ?? ''} gap="md">
            <Differences version={document} />
            <Button
              onClick={() => {
                if (session.run({ type: 'replaceDocument', document })) onRestored();
              }}
            >
              {t('builder.versions.restore')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('builder.versions.restore.help')}
            </Text>
          </Stack>
        </div>
      )}
    </Modal>
  );
}

function Drawing({ version }: { readonly version: FlowDocument }) {
  const draft = useDocument();
  const changes = new Map<string, NodeChangeState>();
  for (const change of diffFlows(version, draft).changes) {
    if (change.node === undefined || !version.nodes.some((node) => node.id === change.node)) continue;
    changes.set(change.node, change.type === 'nodeRemoved' ? 'removed' : 'changed');
  }
  return <FlowView document={version} marks={{ steps: changes }} />;
}

function Differences({ version }: { readonly version: FlowDocument }) {
  const t = useT();
  const { changes } = diffFlows(version, useDocument());
  return (
    <div>
      <Text fw={570} mb={4}>
        {t('builder.versions.since')}
      </Text>
      {changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('builder.publish.noChanges')}
        </Text>
      ) : (
        <List size="sm" spacing={4}>
          {changes.map((change) => (
            <List.Item key={change.sentence}>{change.sentence}</List.Item>
          ))}
        </List>
      )}
    </div>
  );
}

function Waiting() {
  return (
    <Center p="xl">
      <Loader />
    </Center>
  );
}
