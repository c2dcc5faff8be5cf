import type { FlowChange } from '@countersign/model';
import { Button, Group, Modal, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { ComparedSides } from './ComparedSides.tsx';
import { SidePicker, type Sides } from './SidePicker.tsx';
import type { Side } from './side.ts';

type CompareDialogProps = {
  readonly title: string;
  /** What is compared at first. */
  readonly sides: Sides;
  readonly onClose: () => void;
  /** Goes back to the draft. */
  readonly onDraft: () => void;
};

/** Two states of the flow beside each other, over the builder: changes lead into the draft, a version can be taken back. */
export function CompareDialog({ title, onClose, onDraft, ...first }: CompareDialogProps) {
  const t = useT();
  const { flow, workspace } = useBuilder();
  const { showField } = useFindings();
  const [sides, setSides] = useState(first.sides);
  const draft = useDocument();
  const versions = useQuery(useTrpc().flows.versions.queryOptions({ flow }));
  const open = (place: FlowChange) => {
    onDraft();
    showField(place);
  };
  const hasDraft = sides.after === 'draft' || sides.before === 'draft';
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('builder.close') }}
      opened
      onClose={onClose}
      fullScreen
      title={title}
    >
      <Group gap="sm" mb="xs">
        <SidePicker sides={sides} versions={versions.data ?? []} onChange={setSides} />
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconExternalLink size={15} />}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/w/$workspace/flows/$flow/compare"
              params={{ workspace, flow }}
              search={sides}
              target="_blank"
            />
          )}
        >
          {t('builder.diff.page')}
        </Button>
      </Group>
      <ComparedSides flow={flow} sides={sides} draft={draft} onOpen={hasDraft ? open : undefined}>
        <TakeBack side={sides.before} onDraft={onDraft} />
      </ComparedSides>
    </Modal>
  );
}

/** Takes the left side back into the draft, when it is a version. */
function TakeBack({ side, onDraft }: { readonly side: Side; readonly onDraft: () => void }) {
  const t = useT();
  const { session, flow } = useBuilder();
  const version = side === 'draft' ? undefined : side;
  const { data } = useQuery({
    ...useTrpc().flows.version.queryOptions({ flow, version: version ?? 1 }),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (version === undefined || data === undefined) return null;
  return (
    <>
      <Button
        onClick={() => {
          if (session.run({ type: 'replaceDocument', document: data.document })) onDraft();
        }}
      >
        {t('builder.versions.restoreOne', { version })}
      </Button>
      <Text size="xs" c="dimmed">
        {t('builder.versions.restore.help')}
      </Text>
    </>
  );
}
