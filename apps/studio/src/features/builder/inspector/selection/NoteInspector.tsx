import type { FlowNote } from '@countersign/model';
import { Button, Stack, Textarea, Title } from '@mantine/core';
import { useT } from '../../../../strings/useT.ts';
import { useBuilder } from '../../BuilderContext.ts';
import { ColorChoice, type PaperColor } from './ColorChoice.tsx';

const COLORS = ['yellow', 'blue', 'green', 'pink'] as const satisfies readonly PaperColor[];

/** The one selected note: its text and colour. */
export function NoteInspector({ note }: { readonly note: FlowNote }) {
  const t = useT();
  const { session } = useBuilder();
  const update = (changes: Partial<Pick<FlowNote, 'text' | 'color'>>, burst?: string) =>
    session.run({ type: 'updateNote', note: { ...note, ...changes } }, burst);
  return (
    <Stack gap="sm">
      <Title order={2}>{t('inspector.note')}</Title>
      <Textarea
        label={t('inspector.note.text')}
        autosize
        minRows={4}
        maxRows={20}
        maxLength={10_000}
        value={note.text}
        onChange={(event) => update({ text: event.currentTarget.value }, `note/${note.id}`)}
      />
      <ColorChoice
        label={t('inspector.note.color')}
        colors={COLORS}
        value={note.color}
        onChange={(color) => update({ color })}
      />
      <Button
        size="compact-sm"
        variant="default"
        c="brick"
        style={{ alignSelf: 'flex-start' }}
        onClick={() => session.run({ type: 'removeNotes', notes: [note.id] })}
      >
        {t('inspector.note.remove')}
      </Button>
    </Stack>
  );
}
