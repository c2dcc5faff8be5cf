import { diffFlows, type FlowDocument } from '@countersign/model';
import { Button, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useState } from 'react';
import { sayChange } from '../../../strings/sayChange.ts';
import { useLocale } from '../../../strings/useT.ts';
import { DiffView } from '../versions/DiffView.tsx';

type ChangesProps = { readonly before: FlowDocument | null; readonly after: FlowDocument };

/** What publishing changes in meaning, in words; on demand on the canvas. */
export function Changes({ before, after }: ChangesProps) {
  const { t, phrase } = useLocale();
  const [isShown, setShown] = useState(false);
  if (before === null) return <Text>{t('builder.publish.first', { count: after.nodes.length })}</Text>;
  const { changes, layout } = diffFlows(before, after);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Title order={3}>{t('builder.publish.changes')}</Title>
        {changes.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconGitCompare size={15} />}
            onClick={() => setShown(true)}
          >
            {t('builder.diff.show')}
          </Button>
        )}
      </Group>
      {changes.length === 0 && <Text c="dimmed">{t('builder.publish.noChanges')}</Text>}
      <List size="sm" spacing={4}>
        {changes.map((change) => (
          <List.Item key={change.sentence}>{sayChange(change, phrase)}</List.Item>
        ))}
      </List>
      {layout.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('builder.publish.layout', { count: layout.length })}
        </Text>
      )}
      <Modal
        opened={isShown}
        onClose={() => setShown(false)}
        fullScreen
        title={t('builder.diff.title')}
        closeButtonProps={{ 'aria-label': t('builder.close') }}
      >
        <DiffView before={before} after={after} />
      </Modal>
    </Stack>
  );
}
