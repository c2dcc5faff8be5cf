import type { FlowChange } from '@countersign/model';
import { Button, Center, Loader, Modal, SegmentedControl, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTrpc } from '../../../api/trpc.ts';
import { useT } from '../../../strings/useT.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useBuilder, useDocument } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { DiffView } from './DiffView.tsx';

type OldVersionProps = {
  readonly version: number;
  readonly onBack: () => void;
  /** Goes back to the draft. */
  readonly onDraft: () => void;
};

/** What is beside the version: the draft as it is now, or the version before it. */
type Beside = 'draft' | 'before';

/** One published version beside the draft, or beside the version before it; it can be taken back into the draft. */
export function OldVersion({ version, onBack, onDraft }: OldVersionProps) {
  const t = useT();
  const { session } = useBuilder();
  const { showField } = useFindings();
  const [beside, setBeside] = useState<Beside>('draft');
  const draft = useDocument();
  const own = useVersion(version);
  const previous = useVersion(version > 1 ? version - 1 : undefined);
  const document = own.data?.document;
  const [before, after] = beside === 'draft' ? [document, draft] : [previous.data?.document, document];
  const open = (place: FlowChange) => {
    onDraft();
    showField(place);
  };
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('builder.close') }}
      opened
      onClose={onBack}
      fullScreen
      title={t('builder.versions.readOnly', { version })}
    >
      <ProblemAlert error={own.error ?? previous.error} onRetry={() => own.refetch()} />
      {before === undefined || after === undefined || document === undefined ? (
        <Center p="xl">
          <Loader />
        </Center>
      ) : (
        <DiffView
          key={beside}
          before={before}
          after={after}
          {...(beside === 'draft' ? { onOpen: open } : {})}
        >
          {version > 1 && (
            <SegmentedControl
              aria-label={t('builder.diff.beside')}
              value={beside}
              onChange={(value) => setBeside(value === 'before' ? 'before' : 'draft')}
              data={[
                { value: 'draft', label: t('builder.diff.withDraft') },
                { value: 'before', label: t('builder.diff.withBefore', { version: version - 1 }) },
              ]}
            />
          )}
          <Button
            onClick={() => {
              if (session.run({ type: 'replaceDocument', document })) onDraft();
            }}
          >
            {t('builder.versions.restore')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('builder.versions.restore.help')}
          </Text>
        </DiffView>
      )}
    </Modal>
  );
}

function useVersion(version: number | undefined) {
  const { flow } = useBuilder();
  const options = useTrpc().flows.version.queryOptions({
    flow,
    ...(version === undefined ? {} : { version }),
  });
  return useQuery({ ...options, enabled: version !== undefined, staleTime: Number.POSITIVE_INFINITY });
}
