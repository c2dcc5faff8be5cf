import { KindIcon } from '@countersign/canvas';
import {
  edgeOfPort,
  type FlowDocument,
  type FlowNode,
  freeEdgeId,
  NODE_KIND_INFO,
  nodeById,
  outPorts,
} from '@countersign/model';
import { Combobox, Modal, NativeSelect, Stack, Text, TextInput, useCombobox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { openPort } from '../addStep.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import classes from './ConnectDialog.module.css';
import { type ConnectTarget, connectTargets } from './connectTargets.ts';

type ConnectDialogProps = { readonly node: FlowNode; readonly onClose: () => void };

const NOWHERE = 'nowhere';

/** Where a way out of a step leads: all steps to choose from, with the reason for each that cannot be. */
export function ConnectDialog({ node, onClose }: ConnectDialogProps) {
  const { t, phrase } = useLocale();
  const { session } = useBuilder();
  const document = useDocument();
  const ports = outPorts(node);
  const [port, setPort] = useState(() => openPort(document, node) ?? ports[0]?.name ?? '');
  const edge = edgeOfPort(document, node.id, port);
  const nowTo = edge && nodeById(document, edge.target);
  const lead = (target: string) => {
    if (target === NOWHERE && edge !== undefined) {
      if (session.run({ type: 'disconnect', edges: [edge.id] })) onClose();
    } else if (session.run({ type: 'connect', edge: wire(document, { source: node.id, port, target }) }))
      onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('builder.connect.title', { title: node.title })}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
    >
      {ports.length === 0 ? (
        <Text size="sm">{t('builder.connect.end', { title: node.title })}</Text>
      ) : (
        <Stack gap="sm">
          <NativeSelect
            label={t('builder.connect.way')}
            value={port}
            data={ports.map(({ name, title }) => ({ value: name, label: phrase(title) }))}
            onChange={(event) => setPort(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed" aria-live="polite">
            {nowTo === undefined
              ? t('builder.connect.nowhere')
              : t('builder.connect.now', { title: nowTo.title })}
          </Text>
          <TargetList
            key={port}
            document={document}
            from={{ source: node.id, port }}
            isConnected={edge !== undefined}
            onChoose={lead}
            onClose={onClose}
          />
        </Stack>
      )}
    </Modal>
  );
}

type TargetListProps = {
  readonly document: FlowDocument;
  readonly from: { readonly source: string; readonly port: string };
  readonly isConnected: boolean;
  readonly onChoose: (target: string) => void;
  readonly onClose: () => void;
};

function TargetList({ document, from, isConnected, onChoose, onClose }: TargetListProps) {
  const { t, phrase } = useLocale();
  const [search, setSearch] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const combobox = useCombobox({ opened: true });
  const targets = connectTargets(document, from, search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the options change with the search
  useEffect(() => {
    const frame = requestAnimationFrame(() => combobox.selectFirstOption());
    return () => cancelAnimationFrame(frame);
  }, [search, combobox.selectFirstOption]);
  const choose = (value: string) => {
    const reason = targets.find(({ node }) => node.id === value)?.reason;
    setRefusal(reason === undefined ? undefined : phrase(reason));
    if (reason === undefined) onChoose(value);
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          data-autofocus
          role="combobox"
          label={t('builder.connect.to')}
          value={search}
          error={refusal}
          // The list keeps Escape from the dialog, to close itself; this one is always open.
          onKeyDown={(event) => event.key === 'Escape' && onClose()}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            setRefusal(undefined);
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes['options'] ?? ''} aria-label={t('builder.connect.to')}>
        {targets.map((target) => (
          <TargetOption key={target.node.id} target={target} />
        ))}
        {isConnected && search === '' && (
          <Combobox.Option value={NOWHERE}>{t('builder.connect.disconnect')}</Combobox.Option>
        )}
        {targets.length === 0 && <Combobox.Empty>{t('builder.palette.none')}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}

/** A step that cannot be chosen can still be reached by the arrow keys, so that its reason is heard. */
function TargetOption({ target: { node, reason } }: { readonly target: ConnectTarget }) {
  const { phrase } = useLocale();
  return (
    <Combobox.Option value={node.id} aria-disabled={reason !== undefined}>
      <span className={classes['option']}>
        <KindIcon kind={node.kind} size={24} />
        <span>
          {node.title}
          <Text component="span" size="xs" c="dimmed" display="block">
            {reason === undefined ? phrase(NODE_KIND_INFO[node.kind].title) : phrase(reason)}
          </Text>
        </span>
      </span>
    </Combobox.Option>
  );
}

function wire(document: FlowDocument, way: { source: string; port: string; target: string }) {
  const known = edgeOfPort(document, way.source, way.port)?.id;
  return {
    id: known ?? freeEdgeId(way.source, way.port, new Set(document.edges.map(({ id }) => id))),
    ...way,
  };
}
