import { NOTHING_SELECTED } from '@countersign/canvas';
import type { FlowDocument } from '@countersign/model';
import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useLocale, useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import classes from './FindBar.module.css';
import { findNotes, findSteps } from './findSteps.ts';

/** Something that was found: what is selected for it, and what its card is called. */
type Match = { readonly title: string; readonly nodes: readonly string[]; readonly notes: readonly string[] };

/** Finding a step by its title, kind, key or settings, or a note by its text: Enter goes on, Shift+Enter back, Escape ends. */
export function FindBar({ onClose }: { readonly onClose: () => void }) {
  const t = useT();
  const { find, show } = useMatches();
  const [search, setSearch] = useState('');
  const [at, setAt] = useState(0);
  const document = useDocument();
  const found = useMemo(() => find(document, search), [find, document, search]);
  const goTo = (matches: readonly Match[], index: number) => {
    setAt(index);
    show(matches[index]);
  };
  const go = (by: number) => {
    if (found.length > 0) goTo(found, (at + by + found.length) % found.length);
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
          goTo(find(document, text), 0);
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

/** Finds steps, then notes, and brings one of them into view, selected. */
function useMatches() {
  const { phrase } = useLocale();
  const { session, canvas } = useBuilder();
  const find = useCallback(
    (document: FlowDocument, search: string): readonly Match[] => [
      ...findSteps(document, search, phrase).map(({ id, title }) => ({ title, nodes: [id], notes: [] })),
      ...findNotes(document, search).map(({ id, text }) => ({
        title: text.slice(0, LONGEST_TITLE),
        nodes: [],
        notes: [id],
      })),
    ],
    [phrase],
  );
  const show = (match: Match | undefined) => {
    if (match === undefined) return;
    const { nodes, notes } = match;
    session.select({ ...NOTHING_SELECTED, nodes, notes });
    canvas.current?.fitSteps(nodes, notes);
  };
  return { find, show };
}

/** A note is called by how it begins. */
const LONGEST_TITLE = 60;
