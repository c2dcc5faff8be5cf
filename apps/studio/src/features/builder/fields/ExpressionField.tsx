import { ActionIcon, Combobox, Textarea, useCombobox } from '@mantine/core';
import { IconVariable } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { type ControlProps, useInputProps } from '../../../ui/SchemaForm/index.ts';
import classes from './ExpressionField.module.css';
import { useVariables } from './VariablesContext.ts';
import { withPath, wordBefore } from './variablePaths.ts';

const MOST_HINTS = 40;

/** A text in the language of expressions, or with holes for them; suggests what can be named at this step. */
export function ExpressionField({ isTemplate, ...props }: ControlProps & { readonly isTemplate: boolean }) {
  const t = useT();
  const paths = useVariables();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const input = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [nextCaret, setNextCaret] = useState<number>();
  const text = typeof props.value === 'string' ? props.value : '';
  const word = wordBefore(text, caret, isTemplate) ?? '';
  const hints = paths.filter(({ path }) => path.startsWith(word) && path !== word).slice(0, MOST_HINTS);
  useEffect(() => {
    if (nextCaret === undefined) return;
    input.current?.focus();
    input.current?.setSelectionRange(nextCaret, nextCaret);
    setNextCaret(undefined);
  }, [nextCaret]);

  const change = (next: string) => props.onChange(next === '' && !props.required ? undefined : next);
  const type = (next: string, at: number) => {
    setCaret(at);
    change(next);
    if (wordBefore(next, at, isTemplate)) combobox.openDropdown();
    else combobox.closeDropdown();
  };
  const insert = (path: string) => {
    const completed = withPath(text, { caret, isTemplate }, path);
    change(completed.text);
    setCaret(completed.caret);
    setNextCaret(completed.caret);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={insert} position="bottom-start" withinPortal>
      <Combobox.Target withKeyboardNavigation={combobox.dropdownOpened}>
        <Textarea
          {...useInputProps(props)}
          ref={input}
          value={text}
          autosize
          minRows={1}
          maxRows={12}
          spellCheck={isTemplate}
          classNames={{ input: isTemplate ? '' : (classes['code'] ?? '') }}
          onChange={(event) => type(event.currentTarget.value, event.currentTarget.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onBlur={() => combobox.closeDropdown()}
          rightSection={
            <ActionIcon
              size="sm"
              aria-label={t('builder.variables.insert', { field: props.label })}
              title={t('builder.variables')}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => combobox.toggleDropdown()}
            >
              <IconVariable size={15} />
            </ActionIcon>
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={hints.length === 0}>
        <Combobox.Options mah={220} className={classes['options'] ?? ''} aria-label={t('builder.variables')}>
          {hints.map(({ path, type: kind }) => (
            <Combobox.Option key={path} value={path} className={classes['hint'] ?? ''}>
              <code>{path}</code>
              <span>{kind}</span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
