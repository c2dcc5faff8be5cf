import { diffFlows } from '@countersign/model';
import { Alert, Button, Group, List, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument, useSaveState } from '../BuilderContext.ts';

const MOST_LINES = 6;

/** Somebody else saved in between: what differs, and the two ways on. Neither loses anything. */
export function ConflictBanner() {
  const t = useT();
  const { session } = useBuilder();
  const document = useDocument();
  const state = useSaveState();
  if (state.type !== 'conflict') return null;
  const { theirs } = state;
  const { changes, layout } = diffFlows(theirs.document, document);
  const lines = [...changes, ...layout].map((change) => change.sentence);
  return (
    <Alert color="amber" icon={<IconUsers size={18} />} title={t('builder.conflict')} radius={0} role="alert">
      <Text size="sm">{t('builder.conflict.help')}</Text>
      <List size="xs" my={6}>
        {lines.slice(0, MOST_LINES).map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
        {lines.length > MOST_LINES && (
          <List.Item>{t('builder.conflict.more', { count: lines.length - MOST_LINES })}</List.Item>
        )}
      </List>
      <Group gap="xs">
        <Button size="compact-sm" onClick={() => session.keepMine(theirs)}>
          {t('builder.conflict.mine')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => session.takeTheirs(theirs)}>
          {t('builder.conflict.theirs')}
        </Button>
      </Group>
    </Alert>
  );
}
