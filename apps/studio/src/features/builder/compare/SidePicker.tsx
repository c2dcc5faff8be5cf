import { ActionIcon, Group, Select, Tooltip } from '@mantine/core';
import { IconArrowsLeftRight } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import { type Side, sideOf, sideValue } from './side.ts';

/** The two states that are compared. */
export type Sides = { readonly before: Side; readonly after: Side };

type SidePickerProps = {
  readonly sides: Sides;
  /** The published versions. */
  readonly versions: readonly { readonly version: number }[];
  readonly onChange: (sides: Sides) => void;
};

/** Which two states of the flow are compared: the draft and every version, in either order. */
export function SidePicker({ sides, versions, onChange }: SidePickerProps) {
  const t = useT();
  const numbers = versions.map(({ version }) => version).sort((a, b) => b - a);
  const data = [
    { value: 'draft', label: t('builder.diff.draft') },
    ...numbers.map((version) => ({ value: sideValue(version), label: t('common.version', { version }) })),
  ];
  const field = (side: keyof Sides, label: string) => (
    <Select
      size="xs"
      w={150}
      aria-label={label}
      data={data}
      value={sideValue(sides[side])}
      allowDeselect={false}
      onChange={(value) => value !== null && onChange({ ...sides, [side]: sideOf(value) })}
    />
  );
  return (
    <Group gap={6} wrap="nowrap">
      {field('before', t('builder.diff.left'))}
      <Tooltip label={t('builder.diff.swap')}>
        <ActionIcon
          variant="default"
          aria-label={t('builder.diff.swap')}
          onClick={() => onChange({ before: sides.after, after: sides.before })}
        >
          <IconArrowsLeftRight size={16} />
        </ActionIcon>
      </Tooltip>
      {field('after', t('builder.diff.right'))}
    </Group>
  );
}
