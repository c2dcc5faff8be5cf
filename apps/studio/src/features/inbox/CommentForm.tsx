import { MAX_COMMENT_LENGTH, MAX_MENTIONS } from '@countersign/model';
import { Button, MultiSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import classes from './Comments.module.css';
import type { Commenting } from './useComments.ts';
import { useDeskKeys } from './useDeskKeys.ts';

/** A field to write in; whom it is meant for is asked once there are words. */
export function CommentForm({ commenting }: { commenting: Commenting }) {
  const t = useT();
  const field = useRef<HTMLTextAreaElement>(null);
  const { draft, change, canSend, isSending, send } = commenting;
  useDeskKeys({ comment: () => field.current?.focus() });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    if (event.key === 'Escape' && !event.defaultPrevented) field.current?.blur();
  };
  return (
    <form className={classes['form']} onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <Textarea
        ref={field}
        size="xs"
        aria-label={t('review.comments.write')}
        placeholder={t('review.comments.write')}
        aria-keyshortcuts="c"
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        readOnly={isSending}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={MAX_COMMENT_LENGTH}
      />
      {draft.text !== '' && (
        <div className={classes['send']}>
          <Mentions mentions={draft.mentions} onChange={(mentions) => change({ mentions })} />
          <Button type="submit" size="xs" disabled={!canSend}>
            {t('review.comments.send')}
          </Button>
        </div>
      )}
    </form>
  );
}

interface MentionsProps {
  readonly mentions: readonly string[];
  readonly onChange: (mentions: string[]) => void;
}

function Mentions({ mentions, onChange }: MentionsProps) {
  const t = useT();
  const members = useQuery(useTrpc().members.list.queryOptions());
  return (
    <MultiSelect
      size="xs"
      flex={1}
      aria-label={t('review.comments.mention')}
      placeholder={mentions.length === 0 ? t('review.comments.mention') : ''}
      data={(members.data ?? []).map(({ userId, name }) => ({ value: userId, label: name }))}
      value={[...mentions]}
      onChange={onChange}
      maxValues={MAX_MENTIONS}
      searchable
      hidePickedOptions
      comboboxProps={{ withinPortal: false }}
    />
  );
}
