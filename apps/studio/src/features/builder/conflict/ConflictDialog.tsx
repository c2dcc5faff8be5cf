import type { Side } from '@countersign/model';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { catchUp } from '../session/catchUp.ts';
import type { FlowDraft } from '../session/flowDraft.ts';
import { ConflictItem } from './ConflictItem.tsx';

type ConflictDialogProps = { readonly theirs: FlowDraft; readonly onClose: () => void };

/** Everything that two people changed differently, with both values: one is chosen for each, or one side for all. */
export function ConflictDialog({ theirs, onClose }: ConflictDialogProps) {
  const t = useT();
  const { session } = useBuilder();
  const mine = useDocument();
  const base = session.autosave.saved;
  const conflicts = useMemo(
    () => catchUp({ base, mine, theirs: theirs.document }).conflicts,
    [base, mine, theirs],
  );
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const chooseAll = (side: Side) => setChoices(new Map(conflicts.map(({ key }) => [key, side])));
  const open = conflicts.filter(({ key }) => !choices.has(key)).length;
  return (
    <Modal opened onClose={onClose} title={t('editing.conflict.title')} size="xl">
      <Stack gap="md">
        <Text size="sm">{t('editing.conflict.intro')}</Text>
        <Group gap="xs">
          <Button variant="default" size="compact-sm" onClick={() => chooseAll('mine')}>
            {t('editing.conflict.allMine')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => chooseAll('theirs')}>
            {t('editing.conflict.allTheirs', { name: theirs.updatedBy })}
          </Button>
        </Group>
        {conflicts.map((conflict) => (
          <ConflictItem
            key={conflict.key}
            conflict={conflict}
            flows={{ base, mine, theirs: theirs.document }}
            name={theirs.updatedBy}
            choice={choices.get(conflict.key)}
            onChoose={(side) => setChoices(new Map(choices).set(conflict.key, side))}
          />
        ))}
        <Group justify="flex-end">
          <Text size="sm" role="status">
            {open > 0 ? t('editing.conflict.left', { count: open }) : t('editing.conflict.ready')}
          </Text>
          <Button disabled={open > 0} onClick={() => session.settle(choices)}>
            {t('editing.conflict.apply')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
