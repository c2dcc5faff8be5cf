import { StepIcon } from '@countersign/canvas';
import { kindName } from '@countersign/drawing';
import { edgeOfPort, type FlowDocument, type FlowNode, nodeById, outPorts } from '@countersign/model';
import { Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocale } from '../../../strings/useT.ts';
import { SearchList } from '../../../ui/SearchList.tsx';
import { openPort } from '../addStep.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { wireOf } from '../wireOf.ts';
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
    } else if (session.run({ type: 'connect', edge: wireOf(document, { source: node.id, port, target }) }))
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
  const targets = connectTargets(document, from, search);
  const choose = (value: string) => {
    const reason = targets.find(({ node }) => node.id === value)?.reason;
    setRefusal(reason === undefined ? undefined : phrase(reason));
    if (reason === undefined) onChoose(value);
  };
  const steps = targets.map((target) => ({
    value: target.node.id,
    isDisabled: target.reason !== undefined,
    content: <TargetName target={target} />,
  }));
  const nowhere = { value: NOWHERE, content: t('builder.connect.disconnect') };
  return (
    <SearchList
      label={t('builder.connect.to')}
      options={isConnected && search === '' ? [...steps, nowhere] : steps}
      search={search}
      onSearch={(text) => {
        setSearch(text);
        setRefusal(undefined);
      }}
      error={refusal}
      onChoose={choose}
      onClose={onClose}
    />
  );
}

function TargetName({ target: { node, reason } }: { readonly target: ConnectTarget }) {
  const { phrase } = useLocale();
  return (
    <span className={classes['option']}>
      <StepIcon node={node} size={24} />
      <span>
        {node.title}
        <Text component="span" size="xs" c="inherit" display="block">
          {reason === undefined ? phrase(kindName(node)) : phrase(reason)}
        </Text>
      </span>
    </span>
  );
}
