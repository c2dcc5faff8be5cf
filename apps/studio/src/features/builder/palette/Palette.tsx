import { KIND_MIME, KindIcon } from '@countersign/canvas';
import { NODE_KIND_INFO, type NodeKind } from '@countersign/model';
import { Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { matchingKinds } from './matchingKinds.ts';
import classes from './Palette.module.css';

type PaletteProps = { readonly onAdd: (kind: NodeKind) => void };

/** The kinds of steps to draw with: drag one to the canvas, or press it to add it behind the selected step. */
export function Palette({ onAdd }: PaletteProps) {
  const { t, phrase } = useLocale();
  const [search, setSearch] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const kinds = matchingKinds(search, phrase);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const index = buttons.findIndex((button) => button.matches(':focus'));
    buttons.at((index + step + buttons.length) % buttons.length)?.focus();
  };
  return (
    <nav className={classes['palette']} aria-label={t('builder.palette')} onKeyDown={move}>
      <TextInput
        type="search"
        size="xs"
        aria-label={t('builder.palette.search')}
        placeholder={t('builder.palette.search')}
        leftSection={<IconSearch size={14} />}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [only] = kinds;
          if (event.key === 'Enter' && only !== undefined) onAdd(only);
        }}
      />
      <div ref={list} className={classes['list']}>
        {kinds.map((kind) => (
          <PaletteItem key={kind} kind={kind} onAdd={onAdd} />
        ))}
        {kinds.length === 0 && (
          <Text size="sm" c="dimmed" p="xs">
            {t('builder.palette.none')}
          </Text>
        )}
      </div>
    </nav>
  );
}

function PaletteItem({ kind, onAdd }: PaletteProps & { kind: NodeKind }) {
  const { t, phrase } = useLocale();
  const info = NODE_KIND_INFO[kind];
  const title = phrase(info.title);
  return (
    <UnstyledButton
      className={classes['item']}
      draggable
      title={phrase(info.purpose)}
      aria-label={t('builder.palette.add', { kind: title })}
      onClick={() => onAdd(kind)}
      onDragStart={(event) => {
        event.dataTransfer.setData(KIND_MIME, kind);
        event.dataTransfer.effectAllowed = 'copy';
      }}
    >
      <KindIcon kind={kind} size={26} />
      <span>{title}</span>
    </UnstyledButton>
  );
}
