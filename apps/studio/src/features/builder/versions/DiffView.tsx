import { FlowView } from '@countersign/canvas';
import { diffFlows, type FlowChange, type FlowDocument, type Json } from '@countersign/model';
import { Anchor, Badge, Code, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { sayChange } from '../../../strings/sayChange.ts';
import { useLocale } from '../../../strings/useT.ts';
import { useCanvasLabels } from '../../../ui/useCanvasLabels.ts';
import { diffOverlay } from './diffOverlay.ts';
import classes from './Versions.module.css';

type DiffViewProps = {
  readonly before: FlowDocument;
  readonly after: FlowDocument;
  /** Opens the place of a change in the draft; absent where neither side is the draft. */
  readonly onOpen?: (change: FlowChange) => void;
  /** What can be done with the version that is looked at. */
  readonly children?: ReactNode;
};

/** What differs between two states of a flow: on one drawing, and beside it in words, each with its old and new value. */
export function DiffView({ before, after, onOpen, children }: DiffViewProps) {
  const { t } = useLocale();
  const [chosen, setChosen] = useState<string>();
  const overlay = useMemo(() => diffOverlay(before, after), [before, after]);
  const { changes, layout } = useMemo(() => diffFlows(before, after), [before, after]);
  const shown = chosen === undefined ? changes : changes.filter(({ node }) => node === chosen);
  return (
    <div className={classes['old']}>
      <div className={classes['drawing']}>
        <FlowView
          document={overlay.document}
          marks={overlay.marks}
          labels={useCanvasLabels()}
          onSelectNode={setChosen}
          {...(chosen === undefined ? {} : { selectedNode: chosen })}
        />
      </div>
      <Stack className={classes['side'] ?? ''} gap="sm">
        <Group justify="space-between">
          <Text fw={570}>{t('builder.diff.changes', { count: changes.length })}</Text>
          {chosen !== undefined && (
            <UnstyledButton onClick={() => setChosen(undefined)}>
              <Badge variant="light">{t('builder.diff.all')}</Badge>
            </UnstyledButton>
          )}
        </Group>
        {shown.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('builder.publish.noChanges')}
          </Text>
        )}
        <ul className={classes['changes']}>
          {shown.map((change, index) => (
            <ChangeRow
              // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be said alike, and the list never changes
              key={index}
              change={change}
              onShow={setChosen}
              onOpen={onOpen}
            />
          ))}
        </ul>
        {layout.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('builder.publish.layout', { count: layout.length })}
          </Text>
        )}
        {children}
      </Stack>
    </div>
  );
}

type ChangeRowProps = {
  readonly change: FlowChange;
  readonly onShow: (node: string | undefined) => void;
  readonly onOpen: DiffViewProps['onOpen'];
};

function ChangeRow({ change, onShow, onOpen }: ChangeRowProps) {
  const { t, phrase } = useLocale();
  const { before, after, node } = change;
  const hasSides = before !== undefined || after !== undefined;
  return (
    <li>
      <UnstyledButton className={classes['change'] ?? ''} onClick={() => onShow(node)}>
        <Text size="sm">{sayChange(change, phrase)}</Text>
      </UnstyledButton>
      {hasSides && (
        <dl className={classes['sides']}>
          <dt>{t('builder.diff.before')}</dt>
          <dd>
            <Side value={before} />
          </dd>
          <dt>{t('builder.diff.after')}</dt>
          <dd>
            <Side value={after} />
          </dd>
        </dl>
      )}
      {onOpen !== undefined && change.type !== 'nodeRemoved' && (
        <Anchor component="button" type="button" size="xs" onClick={() => onOpen(change)}>
          {t(change.field === undefined ? 'builder.diff.openStep' : 'builder.diff.openField')}
        </Anchor>
      )}
    </li>
  );
}

function Side({ value }: { readonly value: Json | undefined }) {
  const { t } = useLocale();
  if (value === undefined) return <Text size="xs">{t('builder.diff.empty')}</Text>;
  return <Code block>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</Code>;
}
