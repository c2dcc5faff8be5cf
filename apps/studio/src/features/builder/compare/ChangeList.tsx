import type { FlowChange, Json, JsonSchema } from '@countersign/model';
import { ActionIcon, Anchor, Code, Group, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { sayChange } from '../words/sayChange.ts';
import { singleInWords } from '../words/valueInWords.ts';
import classes from './Compare.module.css';

/** More than a person reads; the rest is there when it is asked for. */
const FIRST = 100;

type ChangeListProps = {
  readonly changes: readonly FlowChange[];
  /** How many changes are of the layout only. */
  readonly layout: number;
  readonly chosen: number | undefined;
  readonly onChoose: (index: number) => void;
  /** What the two sides are called. */
  readonly names: { readonly before: string; readonly after: string };
  /** Opens the place of a change in the draft; absent where neither side is the draft. */
  readonly onOpen?: ((change: FlowChange) => void) | undefined;
  /** Goes to the next change, or the one before. */
  readonly onGo: (by: 1 | -1) => void;
  readonly list: Ref<HTMLUListElement>;
  readonly children?: ReactNode;
};

/** What differs in meaning, in words, each change with its value on either side. */
export function ChangeList({ changes, layout, chosen, onChoose, children, ...rest }: ChangeListProps) {
  const { t } = useLocale();
  const { names, onOpen, onGo, list } = rest;
  const shown = (chosen ?? 0) < FIRST ? changes.slice(0, FIRST) : changes;
  return (
    <Stack className={classes['side'] ?? ''} gap="sm">
      <Group justify="space-between" wrap="nowrap">
        <Text fw={570}>{t('builder.diff.changes', { count: changes.length })}</Text>
        {changes.length > 0 && <Steps onGo={onGo} />}
      </Group>
      {changes.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('builder.publish.noChanges')}
        </Text>
      )}
      {layout > 0 && (
        <Text size="xs" c="dimmed">
          {t('builder.publish.layout', { count: layout })}
        </Text>
      )}
      <ul className={classes['changes']} ref={list}>
        {shown.map((change, index) => (
          <ChangeRow
            // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be said alike, and the list never changes
            key={index}
            change={change}
            names={names}
            isChosen={index === chosen}
            onChoose={() => onChoose(index)}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {shown.length < changes.length && (
        <Anchor component="button" type="button" size="sm" onClick={() => onChoose(FIRST)}>
          {t('builder.diff.more', { count: changes.length - FIRST })}
        </Anchor>
      )}
      {children}
    </Stack>
  );
}

function Steps({ onGo }: Pick<ChangeListProps, 'onGo'>) {
  const { t } = useLocale();
  return (
    <Group gap={4} wrap="nowrap">
      <Tooltip label={`${t('builder.diff.previous')} (P)`}>
        <ActionIcon
          variant="default"
          aria-label={t('builder.diff.previous')}
          aria-keyshortcuts="P"
          onClick={() => onGo(-1)}
        >
          <IconChevronUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${t('builder.diff.next')} (N)`}>
        <ActionIcon
          variant="default"
          aria-label={t('builder.diff.next')}
          aria-keyshortcuts="N"
          onClick={() => onGo(1)}
        >
          <IconChevronDown size={16} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

type ChangeRowProps = Pick<ChangeListProps, 'names'> & {
  readonly onOpen: ChangeListProps['onOpen'];
  readonly change: FlowChange;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
};

function ChangeRow({ change, names, isChosen, onChoose, onOpen }: ChangeRowProps) {
  const locale = useLocale();
  const { t } = locale;
  const { before, after, schema } = change;
  const hasSides = before !== undefined || after !== undefined;
  return (
    <li className={classes['row']} data-chosen={isChosen || undefined}>
      <UnstyledButton
        className={classes['change'] ?? ''}
        aria-current={isChosen || undefined}
        onClick={onChoose}
      >
        <Text size="sm">{sayChange(change, locale)}</Text>
      </UnstyledButton>
      {hasSides && (
        <dl className={classes['sides']}>
          <div>
            <dt>{names.before}</dt>
            <dd data-side="before">
              <Value value={before} schema={schema} />
            </dd>
          </div>
          <div>
            <dt>{names.after}</dt>
            <dd data-side="after">
              <Value value={after} schema={schema} />
            </dd>
          </div>
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

type ValueProps = { readonly value: Json | undefined; readonly schema: JsonSchema | undefined };

/** A value by itself: as its form shows it, or in full where it has parts. */
function Value({ value, schema }: ValueProps) {
  const locale = useLocale();
  if (value === undefined) return <Text size="xs">{locale.t('builder.diff.empty')}</Text>;
  return (
    <Code block className={classes['value'] ?? ''}>
      {singleInWords(value, schema, locale) ?? JSON.stringify(value, null, 2)}
    </Code>
  );
}
