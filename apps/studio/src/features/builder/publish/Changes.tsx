import { diffFlows, type FlowChange, type FlowDocument } from '@countersign/model';
import { Anchor, Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { useBuilder } from '../BuilderContext.ts';
import { CompareDialog } from '../compare/CompareDialog.tsx';
import { sayChange } from '../words/sayChange.ts';
import { Entry } from './Entry.tsx';

/** Nobody reads more at a glance, and a flow that was imported anew has hundreds. */
const FIRST = 50;

type ChangesProps = {
  readonly before: FlowDocument | null;
  readonly after: FlowDocument;
  /** Opens the place of a change in the draft. */
  readonly onOpen: (change: FlowChange) => void;
  /** Goes back to the draft. */
  readonly onDraft: () => void;
};

/** What publishing changes in meaning, in words; on demand on the canvas. */
export function Changes({ before, after, onOpen, onDraft }: ChangesProps) {
  const { version } = useBuilder();
  const locale = useLocale();
  const { t } = locale;
  const [isShown, setShown] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const diff = useMemo(() => (before === null ? null : diffFlows(before, after)), [before, after]);
  if (before === null || diff === null)
    return <Text>{t('builder.publish.first', { count: after.nodes.length })}</Text>;
  const { changes } = diff;
  const [tries, layout] = apart(diff.layout);
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
      {changes.length === 0 && <Text c="dimmed">{t('builder.publish.sameWays')}</Text>}
      <List size="sm" spacing={4}>
        {changes.slice(0, isWhole ? undefined : FIRST).map((change, index) => {
          const said = sayChange(change, locale);
          // Two changes may be said alike, and the list only grows.
          const key = `${index} ${said}`;
          return change.type === 'nodeRemoved' ? (
            <List.Item key={key}>{said}</List.Item>
          ) : (
            <Entry key={key} onClick={() => onOpen(change)}>
              {said}
            </Entry>
          );
        })}
      </List>
      {!isWhole && changes.length > FIRST && (
        <Anchor component="button" type="button" size="sm" onClick={() => setWhole(true)}>
          {t('builder.diff.more', { count: changes.length - FIRST })}
        </Anchor>
      )}
      {tries.length > 0 && (
        <List size="sm" spacing={4}>
          {tries.map((change) => (
            <List.Item key={change.sentence}>{sayChange(change, locale)}</List.Item>
          ))}
        </List>
      )}
      {layout.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('builder.publish.layout', { count: layout.length })}
        </Text>
      )}
      {isShown && version !== null && (
        <CompareDialog
          title={t('builder.diff.title')}
          sides={{ before: version, after: 'draft' }}
          onClose={() => setShown(false)}
          onDraft={onDraft}
        />
      )}
    </Stack>
  );
}

/** Of what does not change the ways of cases: what is tried before publishing, and what is only looks. */
function apart(layout: readonly FlowChange[]): [FlowChange[], FlowChange[]] {
  const isTry = ({ field }: FlowChange) => field === '/scenarios';
  return [layout.filter(isTry), layout.filter((change) => !isTry(change))];
}
