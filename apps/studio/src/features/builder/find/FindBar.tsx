import { selectNode } from '@countersign/canvas';
import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import classes from './FindBar.module.css';
import { findSteps } from './findSteps.ts';

/** Finding a step by its title, kind, key or settings: Enter goes to the next one, Shift+Enter back, Escape ends. */
export function FindBar({ onClose }: { readonly onClose: () => void }) {
  const { t, phrase } = useLocale();
  const { session, canvas } = useBuilder();
  const document = useDocument();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const found = useMemo(() => findSteps(document, search, phrase), [document, search, phrase]);
  const show = (steps: typeof found, index: number) => {
    const node = steps[index];
    setAt(index);
    if (node === undefined) return;
    session.select(selectNode(node.id));
    canvas.current?.fitSteps([node.id]);
  };
  const go = (by: number) => {
    if (found.length > 0) show(found, (at + by + found.length) % found.length);
  };
  const count =
    search.trim() === ''
      ? ''
      : found.length === 0
        ? t('builder.find.none')
        : t('builder.find.count', { place: at + 1, count: found.length, title: found[at]?.title ?? '' });
  return (
    <search className={classes['bar']} aria-label={t('builder.find')}>
      <TextInput
        size="xs"
        data-find
        autoFocus
        aria-label={t('builder.find')}
        placeholder={t('builder.find.placeholder')}
        leftSection={<IconSearch size={14} />}
        value={search}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setSearch(text);
          show(findSteps(document, text, phrase), 0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
        }}
      />
      <Text size="xs" c="dimmed" className={classes['count'] ?? ''} aria-live="polite">
        {count}
      </Text>
      <Group gap={2} wrap="nowrap">
        <ActionIcon size="sm" aria-label={t('builder.find.previous')} onClick={() => go(-1)}>
          <IconChevronUp size={15} />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={t('builder.find.next')} onClick={() => go(1)}>
          <IconChevronDown size={15} />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={t('builder.find.close')} onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      </Group>
    </search>
  );
}
