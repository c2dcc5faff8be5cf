import {
  canConnect,
  edgeOfPort,
  type FlowDocument,
  type FlowEdge,
  type FlowNode,
  nodeById,
  type OutPort,
  outPorts,
} from '@countersign/model';
import { ActionIcon, Group, Select, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocale, useT } from '../../../strings/useT.ts';
import { useBuilder, useEditingPart } from '../BuilderContext.ts';
import { useQuickAdd } from '../palette/QuickAddContext.ts';
import { wireOf } from '../wireOf.ts';

/** Where each way out of a step leads: drawing wires without a mouse. */
export function ConnectionFields({ node }: { readonly node: FlowNode }) {
  const t = useT();
  const ports = outPorts(node);
  if (ports.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3}>{t('builder.connections')}</Title>
      {ports.map((port) => (
        <ConnectionField key={port.name} node={node} port={port} />
      ))}
    </Stack>
  );
}

function ConnectionField({ node, port }: { readonly node: FlowNode; readonly port: OutPort }) {
  const { t, phrase } = useLocale();
  const title = phrase(port.title);
  const { session } = useBuilder();
  const openQuickAdd = useQuickAdd();
  const edge = useEditingPart(({ document }) => edgeOfPort(document, node.id, port.name));
  const target = useEditingPart(({ document }) => edge && nodeById(document, edge.target)?.title);
  const [isOpen, setOpen] = useState(false);
  const lead = (to: string | null) => {
    const { document } = session.editing.get();
    if (to !== null)
      session.run({
        type: 'connect',
        edge: wireOf(document, { source: node.id, port: port.name, target: to }),
      });
    else if (edge !== undefined) session.run({ type: 'disconnect', edges: [edge.id] });
  };
  return (
    <Group gap={6} wrap="nowrap" align="flex-end">
      <Select
        style={{ flex: 1 }}
        size="xs"
        label={t('builder.connections.leadsTo', { port: title })}
        placeholder={port.required ? t('builder.connections.nowhere') : t('builder.connections.optional')}
        // A flow may have thousands of steps: all of them are looked at only while somebody chooses among them.
        data={isOpen ? targets(session.editing.get().document, node, port.name) : chosenOnly(edge, target)}
        onDropdownOpen={() => setOpen(true)}
        onDropdownClose={() => setOpen(false)}
        value={edge?.target ?? null}
        onChange={lead}
        clearable
        searchable
        nothingFoundMessage={t('builder.palette.none')}
        clearButtonProps={{ 'aria-label': t('builder.connections.remove', { port: title }) }}
      />
      <ActionIcon
        size={30}
        variant="default"
        aria-label={t('builder.connections.add', { port: title })}
        title={t('builder.connections.add', { port: title })}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const from =
            edge === undefined
              ? ({ type: 'port', source: node.id, port: port.name } as const)
              : ({ type: 'edge', edge: edge.id } as const);
          openQuickAdd({ from, screen: { x: box.left - 300, y: box.bottom } });
        }}
      >
        <IconPlus size={15} />
      </ActionIcon>
    </Group>
  );
}

/** What a closed list shows. */
const chosenOnly = (edge: FlowEdge | undefined, title: string | undefined) =>
  edge === undefined || title === undefined ? [] : [{ value: edge.target, label: title }];

/** Steps the port may lead to; equal titles are told apart by their ids. */
function targets(document: FlowDocument, node: FlowNode, port: string) {
  const possible = document.nodes.filter(
    (other) => canConnect(document, { source: node.id, port, target: other.id }).ok,
  );
  const titles = possible.map((other) => other.title);
  return possible.map((other) => ({
    value: other.id,
    label:
      titles.indexOf(other.title) === titles.lastIndexOf(other.title)
        ? other.title
        : `${other.title} (${other.id})`,
  }));
}
