import { Alert, Button, Center, Group, Loader, Modal, Stack, Text, Textarea } from '@mantine/core';
import { IconCircleCheck, IconPlayerPlay, IconRocket } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { laterPart } from '../../../later/laterPart.tsx';
import { useT } from '../../../strings/useT.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { useDocument } from '../BuilderContext.ts';
import { useFindings } from '../FindingsProvider.tsx';
import { UnfinishedList } from '../unfinished/UnfinishedList.tsx';
import { useUnfinishedFields } from '../unfinished/useUnfinishedFields.ts';
import type { FieldPlace } from '../useShowFinding.ts';
import { Changes } from './Changes.tsx';
import { FindingList } from './FindingList.tsx';
import { type Publishing, usePublish } from './usePublish.ts';
import { WaitingRuns } from './WaitingRuns.tsx';

/** The engine comes with it, so it is loaded when there are scenarios to be played. */
const PublishScenarios = laterPart(
  async () => (await import('../simulator/PublishScenarios.tsx')).PublishScenarios,
);

type PublishDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onTest: () => void;
  /** Opens the moving of the runs of an older version. */
  readonly onMove: (version: number) => void;
};

/** Publishing: what changes in meaning, what the compiler says, and the result. */
export function PublishDialog({ isOpen, ...ways }: PublishDialogProps) {
  const t = useT();
  return (
    <Modal
      opened={isOpen}
      onClose={ways.onClose}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
      title={t('builder.publish.title')}
      size="lg"
    >
      {isOpen && <PublishSteps {...ways} />}
    </Modal>
  );
}

function PublishSteps({ onClose, onTest, onMove }: Omit<PublishDialogProps, 'isOpen'>) {
  const t = useT();
  const publishing = usePublish();
  const { published } = publishing;
  if (published !== undefined) {
    return (
      <Stack gap="md">
        <Alert
          color="ink"
          icon={<IconCircleCheck size={18} />}
          title={t('builder.publish.done', { version: published.version })}
          role="status"
        >
          {t('builder.publish.done.help')}
        </Alert>
        <WaitingRuns newest={published.version} onMove={onMove} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('builder.close')}
          </Button>
          <Button leftSection={<IconPlayerPlay size={16} />} onClick={onTest} data-autofocus>
            {t('builder.test')}
          </Button>
        </Group>
      </Stack>
    );
  }
  if (publishing.isLoading) {
    return (
      <Center p="xl">
        <Loader />
      </Center>
    );
  }
  return <Review publishing={publishing} onClose={onClose} />;
}

function Review({ publishing, onClose }: { readonly publishing: Publishing; readonly onClose: () => void }) {
  const t = useT();
  const { counts, showField } = useFindings();
  const unfinished = useUnfinishedFields();
  const document = useDocument();
  const open = (place: FieldPlace) => {
    onClose();
    showField(place);
  };
  const hasScenarios = (document.scenarios ?? []).length > 0;
  /** Undefined while they are being played. */
  const [failing, setFailing] = useState<number>();
  const areScenariosOpen = hasScenarios && failing !== 0;
  const isBlocked = counts.error > 0 || unfinished.length > 0 || areScenariosOpen;
  const [note, setNote] = useState('');
  const confirm = useRef<HTMLButtonElement>(null);
  // The last edit may still be checked when the dialog opens; the button takes the focus as soon as it can.
  useEffect(() => {
    if (!isBlocked) confirm.current?.focus();
  }, [isBlocked]);
  return (
    <Stack gap="md">
      <Changes before={publishing.last} after={document} onOpen={open} onDraft={onClose} />
      <FindingList onShow={onClose} />
      {hasScenarios && <PublishScenarios onFailing={setFailing} />}
      <WaitingRuns />
      <Textarea
        label={t('builder.publish.note')}
        description={t('builder.publish.note.help')}
        autosize
        minRows={1}
        maxRows={6}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <UnfinishedList fields={unfinished} onOpen={open} />
      <ProblemAlert error={publishing.error} />
      <Group justify="flex-end" gap="xs">
        {isBlocked && (
          <Text size="sm" c="dimmed" data-blocked>
            {counts.error > 0 && t('builder.publish.blocked.errors', { count: counts.error })}{' '}
            {unfinished.length > 0 && t('builder.publish.blocked.unfinished', { count: unfinished.length })}
          </Text>
        )}
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          leftSection={<IconRocket size={16} />}
          ref={confirm}
          disabled={isBlocked}
          loading={publishing.isPublishing}
          onClick={() => publishing.publish(note)}
          data-autofocus
        >
          {t('builder.publish.now')}
        </Button>
      </Group>
    </Stack>
  );
}
