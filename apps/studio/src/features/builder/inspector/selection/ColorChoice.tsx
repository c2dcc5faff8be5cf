import type { FlowNote } from '@countersign/model';
import { SegmentedControl, Text } from '@mantine/core';
import { useT } from '../../../../strings/useT.ts';

/** The colours that a note and a group may have. */
export type PaperColor = FlowNote['color'];

/** The choice of a colour for what lies on the canvas beside the steps. `colors` come in the order they are shown. */
export function ColorChoice(props: {
  readonly label: string;
  readonly colors: readonly PaperColor[];
  readonly value: PaperColor;
  readonly onChange: (color: PaperColor) => void;
}) {
  const t = useT();
  return (
    <div>
      <Text size="sm" fw={550} aria-hidden>
        {props.label}
      </Text>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={props.label}
        data={props.colors.map((color) => ({ value: color, label: t(`inspector.note.color.${color}`) }))}
        value={props.value}
        onChange={(color) => props.onChange(color as PaperColor)}
      />
    </div>
  );
}
