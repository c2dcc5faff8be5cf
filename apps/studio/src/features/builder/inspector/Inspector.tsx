import { NOTHING_SELECTED, type Selection } from '@countersign/canvas';
import type { FlowNode } from '@countersign/model';
import { ActionIcon, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, useMemo, useRef } from 'react';
import { useT } from '../../../strings/useT.ts';
import { ExpressionDeskProvider } from '../../../ui/expression/index.ts';
import { useBuilder, useDocument, useEditingPart, useOnlyNode, useStore } from '../BuilderContext.ts';
import { useStepDesk } from '../fields/useStepDesk.tsx';
import { focusSelected, focusStep } from '../focusStep.ts';
import { ConfigForm } from './ConfigForm.tsx';
import { ConnectionFields } from './ConnectionFields.tsx';
import { Findings } from './Findings.tsx';
import { FlowInspector } from './FlowInspector.tsx';
import { InputFields } from './InputFields.tsx';
import classes from './Inspector.module.css';
import { StepIdentity } from './StepIdentity.tsx';
import { StepOrigin } from './StepOrigin.tsx';
import { GroupFields } from './selection/GroupFields.tsx';
import { NoteInspector } from './selection/NoteInspector.tsx';
import { SeveralInspector } from './selection/SeveralInspector.tsx';
import { WireInspector } from './selection/WireInspector.tsx';
import { TestStepSection } from './trial/TestStepSection.tsx';
import { useFocusedField } from './useFocusedField.ts';
import { useRestingSelection } from './useRestingSelection.ts';
import { useUncoveredStep } from './useUncoveredStep.ts';
import { StepInWords } from './words/StepInWords.tsx';

/** The panel at the right: what is selected; the flow when nothing is selected and its settings are asked for. */
export function Inspector() {
  const showsFlow = useStore(useBuilder().showsFlow);
  const selection = useRestingSelection();
  const { nodes, edges, notes } = selection;
  if (nodes.length + edges.length + notes.length === 0 && !showsFlow) return null;
  return (
    <Panel selection={selection}>
      <CloseButton node={nodes[0]} />
      <Selected selection={selection} />
    </Panel>
  );
}

type PanelProps = { readonly selection: Selection; readonly children: ReactNode };

function Panel({ selection, children }: PanelProps) {
  const t = useT();
  const panel = useRef<HTMLElement>(null);
  useUncoveredStep(panel, selection);
  return (
    <aside
      ref={panel}
      className={classes['inspector']}
      aria-label={t('builder.inspector')}
      onKeyDown={backByEscape(selection.nodes[0])}
    >
      {children}
    </aside>
  );
}

/** Where the panel lies over the canvas there may be little of it left to tap on; the keyboard goes back to the step. */
function CloseButton({ node }: { readonly node: string | undefined }) {
  const t = useT();
  const { session, showsFlow } = useBuilder();
  const close = () => {
    session.select(NOTHING_SELECTED);
    showsFlow.set(false);
    if (node !== undefined) focusStep(node, 'canvas');
  };
  return (
    <ActionIcon className={classes['close'] ?? ''} aria-label={t('builder.inspector.close')} onClick={close}>
      <IconX size={18} />
    </ActionIcon>
  );
}

/** Escape that no field needs for itself leads back to where the step is. */
const backByEscape = (node: string | undefined) => (event: KeyboardEvent) => {
  const isTaken =
    event.defaultPrevented || (event.target as Element).getAttribute('aria-expanded') === 'true';
  if (event.key !== 'Escape' || isTaken || node === undefined) return;
  event.preventDefault();
  focusSelected([node]);
};

function Selected({ selection }: { readonly selection: Selection }) {
  const node = useOnlyNode(selection);
  const { nodes, edges, notes } = selection;
  const edge = useEditingPart(({ document }) => document.edges.find(({ id }) => id === edges[0]));
  const note = useEditingPart(({ document }) => document.notes.find(({ id }) => id === notes[0]));
  const count = nodes.length + edges.length + notes.length;
  if (node !== undefined) return <StepInspector key={node.kind} node={node} />;
  if (count > 1) return <Several count={count} nodes={nodes} />;
  if (edge !== undefined) return <WireInspector edge={edge} />;
  if (note !== undefined) return <NoteInspector key={note.id} note={note} />;
  // What was selected may just have been taken away.
  return count === 0 ? <FlowInspector /> : null;
}

function Several({ count, nodes: ids }: { readonly count: number; readonly nodes: readonly string[] }) {
  const t = useT();
  const { nodes, groups } = useDocument();
  const chosen = useMemo(() => {
    const wanted = new Set(ids);
    return nodes.filter(({ id }) => wanted.has(id));
  }, [nodes, ids]);
  const group = groups?.find((one) => areSame(one.nodes, ids));
  return (
    <Stack gap="xs">
      <Title order={2}>{t('builder.selected', { count })}</Title>
      <Text size="sm" c="dimmed">
        {t('builder.selected.help')}
      </Text>
      {group && <GroupFields key={group.id} group={group} />}
      {chosen.length > 1 && <SeveralInspector key={ids.join()} nodes={chosen} />}
    </Stack>
  );
}

const areSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((id) => others.includes(id));

function StepInspector({ node }: { readonly node: FlowNode }) {
  const desk = useStepDesk(node.id);
  const frame = useRef<HTMLDivElement>(null);
  useFocusedField(frame);
  return (
    <ExpressionDeskProvider value={desk}>
      <Stack gap="md" ref={frame}>
        <StepIdentity node={node} />
        <Findings node={node.id} />
        {node.origin && <StepOrigin key={`origin/${node.id}`} origin={node.origin} />}
        <Settings node={node} />
        {node.kind === 'trigger' && <InputFields />}
        <TestStepSection key={`test/${node.id}`} node={node} />
      </Stack>
    </ExpressionDeskProvider>
  );
}

/** What does not show what a step is called or where it stands: typing a title leaves it alone. */
const Settings = memo(
  function Settings({ node }: { readonly node: FlowNode }) {
    return (
      <>
        <ConnectionFields node={node} />
        <StepInWords node={node} />
        <ConfigForm key={node.id} node={node} />
      </>
    );
  },
  (before, after) =>
    before.node.id === after.node.id &&
    before.node.kind === after.node.kind &&
    before.node.config === after.node.config,
);
