import { FlowView, type NodeChangeState, type ViewLink } from '@countersign/canvas';
import { type FlowDocument, nodeById } from '@countersign/model';
import { Badge, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useT } from '../../../strings/useT.ts';
import { useCanvasLabels } from '../../../ui/useCanvasLabels.ts';
import classes from './Compare.module.css';
import type { Edges } from './changePlaces.ts';
import type { FlowMarks } from './flowMarks.ts';
import type { ComparedSide } from './side.ts';

type DrawingsProps = {
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly marks: FlowMarks;
  readonly link: ViewLink;
  /** Where the changes are, in their order. */
  readonly places: readonly Edges[];
  /** The step that is looked at on both sides. */
  readonly node: string | undefined;
  readonly onSelectNode: (node: string | undefined) => void;
};

/** Two states of a flow beside each other, at one place and one zoom. */
export function SideBySide({ before, after, marks, ...rest }: DrawingsProps) {
  const whole = useMemo(
    () => ({
      nodes: [...before.document.nodes, ...after.document.nodes],
      notes: [...before.document.notes, ...after.document.notes],
    }),
    [before, after],
  );
  return (
    <>
      <Pane side="before" shown={before} marks={marks.before} other={after} whole={whole} {...rest} />
      <Pane side="after" shown={after} marks={marks.after} other={before} whole={whole} {...rest} />
    </>
  );
}

type PaneProps = Pick<DrawingsProps, 'link' | 'places' | 'node' | 'onSelectNode'> & {
  readonly side: 'before' | 'after';
  readonly shown: ComparedSide;
  readonly other: ComparedSide;
  readonly marks: FlowMarks['before'];
  readonly whole: Pick<FlowDocument, 'nodes' | 'notes'>;
};

function Pane({ side, shown, other, marks, whole, link, places, node, onSelectNode }: PaneProps) {
  const t = useT();
  const missing =
    node === undefined || nodeById(shown.document, node) !== undefined
      ? undefined
      : nodeById(other.document, node);
  return (
    <section className={classes['pane']} data-side={side} aria-label={shown.name}>
      <Group className={classes['name'] ?? ''} gap="xs" wrap="nowrap">
        <Text fw={570} size="sm">
          {shown.name}
        </Text>
        <Counts marks={marks} />
      </Group>
      <div className={classes['drawing']}>
        <FlowView
          document={shown.document}
          marks={marks}
          labels={useCanvasLabels(shown.name)}
          link={link}
          whole={whole}
          places={places}
          onSelectNode={onSelectNode}
          {...(node === undefined ? {} : { selectedNode: node })}
        />
        {missing && (
          <Text className={classes['missing'] ?? ''} size="sm" role="status">
            {t('builder.diff.missing', { title: missing.title })}
          </Text>
        )}
      </div>
    </section>
  );
}

const COLORS = { added: 'ink', removed: 'brick', changed: 'amber' } as const satisfies {
  readonly [TState in NodeChangeState]: string;
};
const SIGNS = { added: '+', removed: '−', changed: '~' } as const satisfies {
  readonly [TState in NodeChangeState]: string;
};

/** How many steps were added, removed or changed, with the signs that the cards carry. */
function Counts({ marks }: { readonly marks: FlowMarks['before'] }) {
  const t = useT();
  const states = [...(marks.steps?.values() ?? [])];
  return (['added', 'removed', 'changed'] as const).map((state) => {
    const count = states.filter((one) => one === state).length;
    if (count === 0) return null;
    return (
      <Badge key={state} size="sm" variant="light" color={COLORS[state]}>
        {SIGNS[state]} {t(`builder.diff.${state}`, { count })}
      </Badge>
    );
  });
}

/** Both states as one drawing. */
export function OneDrawing({
  marks,
  link,
  places,
  node,
  onSelectNode,
}: Omit<DrawingsProps, 'before' | 'after'>) {
  const t = useT();
  const { overlay } = marks;
  return (
    <section className={classes['pane']} aria-label={t('builder.diff.one')}>
      <Group className={classes['name'] ?? ''} gap="xs" wrap="nowrap">
        <Counts marks={overlay.marks} />
      </Group>
      <div className={classes['drawing']}>
        <FlowView
          document={overlay.document}
          marks={overlay.marks}
          labels={useCanvasLabels(t('builder.diff.one'))}
          link={link}
          places={places}
          onSelectNode={onSelectNode}
          {...(node === undefined ? {} : { selectedNode: node })}
        />
      </div>
    </section>
  );
}
