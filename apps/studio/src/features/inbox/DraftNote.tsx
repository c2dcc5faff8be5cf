import { Alert, Button, Group } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useT } from '../../strings/useT.ts';
import { Moment } from '../../ui/Moment.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';
import type { Drafting } from './useAnswerDraft.ts';
import type { Mode } from './verdictMode.ts';

interface DraftNoteProps {
  readonly drafting: Drafting;
  readonly onContinue: (mode: Mode) => void;
}

/** An answer that was begun before: to go on with, or to put away. */
export function DraftNote({ drafting: { draft, isOfEarlier, discard }, onContinue }: DraftNoteProps) {
  const t = useT();
  if (draft === null) return null;
  return (
    <Alert color="gray" icon={<IconPencil size={18} />} mb="md" data-draft={draft.type}>
      <Group justify="space-between" gap="xs">
        <span>
          {t(isOfEarlier ? 'draft.ofEarlier' : 'draft.begun', { verdict: t(`verdict.${draft.type}`) })}{' '}
          <Moment at={draft.at} />
        </span>
        <Group gap="xs">
          {!isOfEarlier && (
            <Button size="compact-sm" variant="default" onClick={() => onContinue(draft.type)}>
              {t('draft.continue')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={discard}>
            {t('draft.discard')}
          </Button>
        </Group>
      </Group>
      {isOfEarlier && draft.message !== undefined && <UntrustedText text={draft.message} />}
    </Alert>
  );
}
