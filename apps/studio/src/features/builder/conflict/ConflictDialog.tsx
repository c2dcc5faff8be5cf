import type { FlowDocument, NewNames, Side } from '@countersign/model';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useDocument } from '../BuilderContext.ts';
import { catchUp } from '../session/catchUp.ts';
import { ConflictItem } from './ConflictItem.tsx';

type ConflictDialogProps = {
  readonly title: string;
  /** What choosing does. */
  readonly intro: string;
  /** Whose the other side is. */
  readonly name: string;
  readonly base: FlowDocument;
  readonly theirs: FlowDocument;
  /** What one side calls anew, because both have made it: where that leads is no question. */
  readonly names: NewNames | undefined;
  /** Whose things are called anew; mine unless said. */
  readonly later?: Side;
  readonly onApply: (choices: ReadonlyMap<string, Side>) => void;
  readonly onClose: () => void;
};

/** Everything that two sides changed differently, with both values: one is chosen for each, or one side for all. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { title, intro, name, base, theirs, names, later = 'mine', onApply, onClose } = props;
  const t = useT();
  const mine = useDocument();
  const conflicts = useMemo(
    () => catchUp({ base, mine, theirs }, { names, later }).conflicts,
    [base, mine, theirs, names, later],
  );
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const chooseAll = (side: Side) => setChoices(new Map(conflicts.map(({ key }) => [key, side])));
  const open = conflicts.filter(({ key }) => !choices.has(key)).length;
  return (
    <Modal opened onClose={onClose} title={title} size="xl">
      <Stack gap="md">
        <Text size="sm">{intro}</Text>
        <Group gap="xs">
          <Button variant="default" size="compact-sm" onClick={() => chooseAll('mine')}>
            {t('editing.conflict.allMine')}
          </Button>
          <Button variant="default" size="compact-sm" onClick={() => chooseAll('theirs')}>
            {t('editing.conflict.allTheirs', { name })}
          </Button>
        </Group>
        {conflicts.map((conflict) => (
          <ConflictItem
            key={conflict.key}
            conflict={conflict}
            flows={{ base, mine, theirs }}
            name={name}
            choice={choices.get(conflict.key)}
            onChoose={(side) => setChoices(new Map(choices).set(conflict.key, side))}
          />
        ))}
        <Group justify="flex-end">
          <Text size="sm" role="status">
            {open > 0 ? t('editing.conflict.left', { count: open }) : t('editing.conflict.ready')}
          </Text>
          <Button disabled={open > 0} onClick={() => onApply(choices)}>
            {t('editing.conflict.apply')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
