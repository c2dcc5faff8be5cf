import { Button, Group, Text } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../../strings/useT.ts';
import classes from './ReviewDesk.module.css';

interface VerdictFormProps {
  readonly title: string;
  readonly help?: string;
  readonly submit: string;
  readonly color?: string;
  readonly look?: 'panel' | 'editor';
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What the forms of all answers share: Ctrl+Enter sends, Escape closes. */
export function VerdictForm({
  title,
  help,
  submit,
  color = 'ink',
  look = 'panel',
  onSubmit,
  onClose,
  children,
}: VerdictFormProps) {
  const t = useT();
  const form = useRef<HTMLFormElement>(null);
  // The form opens below what was just read: bring it into view and begin in its first field.
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'start' });
    form.current
      ?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')
      ?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form
      ref={form}
      className={classes[look]}
      onSubmit={send}
      onKeyDown={onKeyDown}
      aria-label={title}
      noValidate
    >
      <Text fw={600} mb={help ? 2 : 8}>
        {title}
      </Text>
      {help && (
        <Text size="sm" c="dimmed" mb={10}>
          {help}
        </Text>
      )}
      {children}
      <Group gap="xs" mt="sm" className={classes['send'] ?? ''}>
        <Button type="submit" color={color}>
          {submit}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      </Group>
    </form>
  );
}
