import { NOTHING_SELECTED, selectNode } from '@countersign/canvas';
import { canConnect, type FlowEdge, nodeById, outPorts } from '@countersign/model';
import { Button, Group, Select, Stack, Text, Title } from '@mantine/core';
import { useLocale } from '../../../../strings/useT.ts';
import { useBuilder, useDocument } from '../../BuilderContext.ts';

/** The one selected wire: where it comes from and where it leads. */
export function WireInspector({ edge }: { readonly edge: FlowEdge }) {
  const { t, phrase } = useLocale();
  const { session } = useBuilder();
  const document = useDocument();
  const source = nodeById(document, edge.source);
  const target = nodeById(document, edge.target);
  const port = source && outPorts(source).find(({ name }) => name === edge.port);
  const words = {
    from: source?.title ?? edge.source,
    port: phrase(port?.title ?? edge.port),
    to: target?.title ?? edge.target,
  };
  const possible = document.nodes.filter(
    (node) =>
      node.id === edge.target ||
      canConnect(document, { source: edge.source, port: edge.port, target: node.id }).ok,
  );
  return (
    <Stack gap="sm">
      <Title order={2}>{t('inspector.wire')}</Title>
      <Text size="sm">{t('inspector.wire.words', words)}</Text>
      <Select
        label={t('inspector.wire.target')}
        data={possible.map(({ id, title }) => ({ value: id, label: `${title} (${id})` }))}
        value={edge.target}
        allowDeselect={false}
        searchable
        onChange={(to) => to !== null && session.run({ type: 'connect', edge: { ...edge, target: to } })}
      />
      <Group gap={6}>
        {[source, target].map(
          (node) =>
            node !== undefined && (
              <Button
                key={node.id}
                size="compact-sm"
                variant="default"
                onClick={() => session.select(selectNode(node.id))}
              >
                {t('inspector.wire.open', { title: node.title })}
              </Button>
            ),
        )}
        <Button
          size="compact-sm"
          variant="default"
          c="brick"
          onClick={() => {
            session.run({ type: 'disconnect', edges: [edge.id] });
            session.select(NOTHING_SELECTED);
          }}
        >
          {t('inspector.wire.remove')}
        </Button>
      </Group>
    </Stack>
  );
}
