import { KindIcon, selectNode } from '@countersign/canvas';
import { NODE_KIND_INFO, NODE_KINDS, type NodeKind } from '@countersign/model';
import { useCallback, useLayoutEffect, useRef } from 'react';
import type { StringKey } from '../../strings/catalogue.ts';
import { useLocale } from '../../strings/useT.ts';
import { usePageCommands } from '../../ui/PageCommands.tsx';
import { useBuilder } from './BuilderContext.ts';
import { BUILDER_KEYS, type KeyAction, writtenKeys } from './keys.ts';
import type { ToolbarProps } from './panels/Toolbar.tsx';
import type { Verbs } from './useBuilderKeys.ts';

type BuilderCommands = {
  readonly commands: ToolbarProps;
  readonly verbs: Verbs;
  readonly onAdd: (kind: NodeKind) => void;
};

/** What the toolbar does, by name. */
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
  const latest = useRef(given);
  useLayoutEffect(() => {
    latest.current = given;
  });
  const give = useCallback(() => {
    const { verbs, onAdd } = latest.current;
    const { nodes } = session.editing.get().document;
    return [
      {
        group: t('palette.builder'),
        actions: [
          ...namesOf(OF_TOOLBAR).map((name) => ({
            id: `builder:${name}`,
            label: t(OF_TOOLBAR[name]),
            onClick: () => latest.current.commands[name](),
          })),
          ...namesOf(BUILDER_KEYS).map((action: KeyAction) => ({
            id: `key:${action}`,
            label: t(BUILDER_KEYS[action][0].label),
            rightSection: <kbd>{writtenKeys(BUILDER_KEYS[action][0]).join(' ')}</kbd>,
            onClick: verbs[action],
          })),
          ...NODE_KINDS.map((kind) => ({
            id: `add:${kind}`,
            label: t('palette.addStep', { kind: phrase(NODE_KIND_INFO[kind].title) }),
            leftSection: <KindIcon kind={kind} size={20} />,
            onClick: () => onAdd(kind),
          })),
        ],
      },
      {
        group: t('palette.steps'),
        actions: nodes.map((node) => ({
          id: `step:${node.id}`,
          label: t('palette.goToStep', { title: node.title }),
          keywords: node.id,
          leftSection: <KindIcon kind={node.kind} size={20} />,
          onClick: () => {
            session.select(selectNode(node.id));
            // After the palette has given the focus back.
            requestAnimationFrame(() => canvas.current?.reveal(node.id));
          },
        })),
      },
    ];
  }, [t, phrase, session, canvas]);
  usePageCommands(give);
}

/** The names in a table, with their type. */
const namesOf = <TTable extends object>(table: TTable) => Object.keys(table) as (keyof TTable)[]; // safe: of a constant table
