import type { FlowGroup } from '@countersign/model';
import { Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../../../strings/useT.ts';
import { useBuilder, useStore } from '../../BuilderContext.ts';
import { ColorChoice, type PaperColor } from './ColorChoice.tsx';

const COLORS = ['blue', 'green', 'yellow', 'pink'] as const satisfies readonly PaperColor[];

/** The group whose steps are selected: its title, its colour, and whether it is folded. */
export function GroupFields({ group }: { readonly group: FlowGroup }) {
  const t = useT();
  const { session, folds } = useBuilder();
  const [isEmpty, setEmpty] = useState(false);
  const isFolded = useStore(folds.state).get(group.id) ?? group.isFolded === true;
  const put = (changes: Partial<FlowGroup>, burst?: string) =>
    session.run({ type: 'putGroup', group: { ...group, ...changes } }, burst);
  return (
    <Stack gap="sm">
      <Title order={3}>{t('canvas.group.title')}</Title>
      <TextInput
        label={t('canvas.groupTitle')}
        maxLength={120}
        value={isEmpty ? '' : group.title}
        error={isEmpty ? t('form.required') : undefined}
        onChange={(event) => {
          const title = event.currentTarget.value;
          setEmpty(title === '');
          if (title !== '') put({ title }, `group/${group.id}/title`);
        }}
        onBlur={() => setEmpty(false)}
      />
      <ColorChoice
        label={t('canvas.group.color')}
        colors={COLORS}
        value={group.color ?? 'blue'}
        onChange={(color) => put({ color })}
      />
      <Group gap="xs">
        <Button size="compact-sm" variant="default" onClick={() => folds.fold(group.id, !isFolded)}>
          {t(isFolded ? 'canvas.unfold' : 'canvas.fold')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => session.run({ type: 'removeGroups', groups: [group.id] })}
        >
          {t('canvas.ungroup')}
        </Button>
      </Group>
    </Stack>
  );
}
