import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useT } from '../strings/useT.ts';
import classes from './SearchList.module.css';

/** One thing to choose. What is out of the question can still be reached by the arrow keys, so that its reason is heard. */
type SearchOption = {
  readonly value: string;
  readonly content: ReactNode;
  readonly isDisabled?: boolean;
};

type SearchListProps = {
  readonly label: string;
  readonly options: readonly SearchOption[];
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly error?: string | undefined;
  readonly onChoose: (value: string) => void;
  readonly onClose: () => void;
};

/** A list in a dialog that is narrowed by typing; arrows choose, Enter takes. */
export function SearchList({ label, options, search, onSearch, error, onChoose, onClose }: SearchListProps) {
  const t = useT();
  const combobox = useCombobox({ opened: true });
  // Of its own, or the list would change its name after it has told it.
  const list = useId();
  // The field can name its list only after the list has told its id.
  const [, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  // At once, so that Enter right behind the last letter takes the first match and not what stood in its place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the options change with the search
  useEffect(() => {
    combobox.selectFirstOption();
  }, [search, combobox.selectFirstOption]);
  return (
    <Combobox store={combobox} onOptionSubmit={onChoose} withinPortal={false}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          role="combobox"
          label={label}
          value={search}
          error={error}
          // The list keeps Escape from the dialog, to close itself; this one is always open.
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
          onChange={(event) => onSearch(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options id={list} className={classes['options'] ?? ''} aria-label={label}>
        {options.map(({ value, content, isDisabled = false }) => (
          <Combobox.Option key={value} value={value} aria-disabled={isDisabled}>
            {content}
          </Combobox.Option>
        ))}
        {options.length === 0 && <Combobox.Empty>{t('builder.palette.none')}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}
