import { useSpotlight } from '@mantine/spotlight';
import { useEffect } from 'react';
import { paletteStore } from './palette.ts';

/**
 * What tells screen readers which row of the command palette is active: the keyboard stays in the search field, which
 * names the row. The palette itself marks it for the eyes only, and gives its rows no ids.
 */
export function usePaletteRows() {
  const { opened, selected, listId } = useSpotlight(paletteStore);
  // After every rendering: typing puts other rows into the list.
  useEffect(() => {
    const rows = document.getElementById(listId)?.querySelectorAll('[data-action]') ?? [];
    for (const [index, row] of rows.entries()) {
      row.id = rowId(listId, index);
      row.setAttribute('aria-selected', String(index === selected));
    }
  });
  const isShown = opened && listId !== '';
  return {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': isShown,
    ...(isShown ? { 'aria-controls': listId } : {}),
    ...(isShown && selected >= 0 ? { 'aria-activedescendant': rowId(listId, selected) } : {}),
  } as const;
}

const rowId = (list: string, index: number): string => `${list}-${index}`;
