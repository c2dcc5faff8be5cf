import { KindIcon, StepIcon, selectNode } from '@countersign/canvas';
import { type FlowNode, NODE_KIND_INFO, NODE_KINDS, type NodeKind } from '@countersign/model';
import type { SpotlightActionData } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { StringKey, Translate } from '../../strings/catalogue.ts';
import { useLocale } from '../../strings/useT.ts';
import { usePageCommands } from '../../ui/PageCommands.tsx';
import { useBuilder } from './BuilderContext.ts';
import { type Export, useExports } from './exchange/useExports.ts';
import { BUILDER_KEYS, type KeyAction, writtenKeys } from './keys.ts';
import type { ToolbarProps } from './panels/Toolbar.tsx';
import type { Verbs } from './useBuilderKeys.ts';

type BuilderCommands = {
  readonly commands: ToolbarProps;
  readonly verbs: Verbs;
  readonly onAdd: (kind: NodeKind) => void;
};

/** What the toolbar does, by name; what has a key of its own is named by it. */
const OF_TOOLBAR = {
  onPublish: 'builder.publish',
  onTest: 'builder.test',
  onArrange: 'builder.arrange',
  onVersions: 'builder.versions',
  onFlow: 'builder.flow.open',
  onNote: 'builder.note.add',
  onMinimap: 'builder.minimap.toggle',
  onImport: 'builder.import',
} as const satisfies Partial<Record<keyof ToolbarProps, StringKey>>;

/** Puts all that the builder can do into the command palette: adding, going to a step, and every key by its name. */
export function useBuilderCommands(given: BuilderCommands): void {
  const { t, phrase } = useLocale();
  const { session, canvas } = useBuilder();
  const exports = useExports();
  const traffic = useTrafficAction(t);
  const latest = useRef(given);
  useLayoutEffect(() => {
    latest.current = given;
  });
  const give = useCallback(() => {
    const { verbs, onAdd } = latest.current;
    const addition = (kind: NodeKind) => ({
      id: `add:${kind}`,
      label: t('palette.addStep', { kind: phrase(NODE_KIND_INFO[kind].title) }),
      leftSection: <KindIcon kind={kind} size={20} />,
      onClick: () => onAdd(kind),
    });
    const goToStep = (node: FlowNode) => ({
      id: `step:${node.id}`,
      label: t('palette.goToStep', { title: node.title }),
      keywords: node.id,
      leftSection: <StepIcon node={node} size={20} />,
      onClick: () => {
        session.select(selectNode(node.id));
        // After the palette has given the focus back.
        requestAnimationFrame(() => canvas.current?.reveal(node.id));
      },
    });
    return [
      {
        group: t('palette.builder'),
        actions: [
          ...namesOf(OF_TOOLBAR).map((name) => ({
            id: `builder:${name}`,
            label: t(OF_TOOLBAR[name]),
            onClick: () => latest.current.commands[name](),
          })),
          ...keyActions(verbs, t),
          ...traffic,
          ...exportActions(exports, t),
          ...NODE_KINDS.map(addition),
        ],
      },
      { group: t('palette.steps'), actions: session.editing.get().document.nodes.map(goToStep) },
    ];
  }, [t, phrase, session, canvas, exports, traffic]);
  usePageCommands(give);
}

function keyActions(verbs: Verbs, t: Translate): SpotlightActionData[] {
  return namesOf(BUILDER_KEYS).map((action: KeyAction) => ({
    id: `key:${action}`,
    label: t(BUILDER_KEYS[action][0].label),
    rightSection: <kbd>{writtenKeys(BUILDER_KEYS[action][0], t).join(' ')}</kbd>,
    onClick: verbs[action],
  }));
}

const exportActions = (exports: readonly Export[], t: Translate): SpotlightActionData[] =>
  exports.map(({ id, label, onClick }) => ({
    id: `export:${id}`,
    label: id === 'paper' ? label : t('palette.export', { format: label }),
    keywords: id === 'paper' ? t('exchange.paper.print') : '',
    onClick,
  }));

/** Leads to the counts of the published version; absent before the first one. */
function useTrafficAction(t: Translate): readonly SpotlightActionData[] {
  const { workspace, flow, version } = useBuilder();
  const navigate = useNavigate();
  return useMemo(() => {
    if (version === null) return [];
    const to = { to: '/w/$workspace/flows/$flow/traffic', params: { workspace, flow } } as const;
    return [{ id: 'builder:traffic', label: t('builder.traffic.open'), onClick: () => void navigate(to) }];
  }, [t, workspace, flow, version, navigate]);
}

/** The names in a table, with their type. */
const namesOf = <TTable extends object>(table: TTable) => Object.keys(table) as (keyof TTable)[]; // safe: of a constant table
