import type { FlowNote } from '@countersign/model';
import { Button, SegmentedControl, Stack, Text, Textarea, Title } from '@mantine/core';
import { useT } from '../../../../strings/useT.ts';
import { useBuilder } from '../../BuilderContext.ts';

const COLORS = ['yellow', 'blue', 'green', 'pink'] as const satisfies readonly FlowNote['color'][];

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
      <div>
        <Text size="sm" fw={550} id="note-color">
          {t('inspector.note.color')}
        </Text>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-labelledby="note-color"
          data={COLORS.map((color) => ({ value: color, label: t(`inspector.note.color.${color}`) }))}
          value={note.color}
          onChange={(color) => update({ color: color as FlowNote['color'] })}
        />
      </div>
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
