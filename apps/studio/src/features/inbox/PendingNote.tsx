import type { PendingVerdict } from '@countersign/model';
import { Alert, Button, Group } from '@mantine/core';
import { IconHourglass } from '@tabler/icons-react';
import { useT } from '../../strings/useT.ts';
import { TakesEffect } from './TakesEffect.tsx';

interface PendingNoteProps {
  readonly pending: PendingVerdict;
  /** Id of whoever reads it. */
  readonly reader: string;
  readonly onUndo: () => void;
}

/** Who has answered a case that is still open, and until when that can be undone. */
export function PendingNote({ pending, reader, onUndo }: PendingNoteProps) {
  const t = useT();
  const { actor, verdict, problem } = pending;
  const done = t('verdict.decidedBy', { verdict: t(`verdict.done.${verdict.type}`), who: actor.name });
  return (
    <Alert color="sky" icon={<IconHourglass size={18} />} mb="md" data-pending-note>
      <Group justify="space-between" wrap="nowrap">
        <span>
          {problem === undefined ? (
            <>
              {done}. <TakesEffect pending={pending} />
            </>
          ) : (
            t('pending.refused', { verdict: done, why: problem.message })
          )}
        </span>
        {actor.id === reader && (
          <Button size="compact-sm" variant="default" onClick={onUndo}>
            {t(problem === undefined ? 'pending.undo' : 'pending.read')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
