import { Alert, Button, Group, Modal, Progress, Stack, Text, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useT } from '../../strings/useT.ts';
import { ChooseFile } from '../../ui/ChooseFile.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type ParsedCases, parseCases } from './parseCases.ts';
import { useSendCases } from './useSendCases.ts';

const SHOWN_BAD_LINES = 5;
const EXAMPLE = '{"text":"Where is my card?","label":"card_arrival"}';

interface UploadCasesProps {
  /** Null: the upload begins a new model, whose name is asked for. */
  readonly model: string | null;
  readonly onClose: () => void;
}

/** Adds labelled cases from a file to a model, after showing what was found in it. */
export function UploadCases({ model, onClose }: UploadCasesProps) {
  const t = useT();
  const [name, setName] = useState('');
  const [parsed, setParsed] = useState<ParsedCases | null>(null);
  const sending = useSendCases((count) => {
    notifyDone(t('learning.upload.done', { count }));
    onClose();
  });
  const read = async (file: File) => setParsed(parseCases(await file.text()));
  const target = model ?? name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (parsed) sending.send(target, parsed.cases);
  };
  return (
    <Modal opened onClose={onClose} title={t(model === null ? 'learning.new' : 'learning.upload.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {model === null && (
            <TextInput
              label={t('learning.new.name')}
              description={t('learning.new.help')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              pattern="[a-z0-9]([a-z0-9\-]{0,62}[a-z0-9])?"
              placeholder="support-intents"
              required
              data-autofocus
            />
          )}
          <Text c="dimmed">{t('learning.upload.help')}</Text>
          <ChooseFile
            accept=".csv,.jsonl,.ndjson,text/csv,application/jsonl"
            onFile={(file) => void read(file)}
            icon={<IconUpload size={16} />}
          >
            {t('learning.upload.choose')}
          </ChooseFile>
          {parsed && <Findings parsed={parsed} />}
          {sending.total > 0 && (
            <>
              <Progress value={(sending.done / sending.total) * 100} aria-label={t('learning.upload')} />
              <Text size="xs" c="dimmed" role="status">
                {t('learning.upload.progress', { done: sending.done, total: sending.total })}
              </Text>
            </>
          )}
          <ProblemAlert error={sending.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button
              type="submit"
              loading={sending.isSending}
              disabled={!parsed || parsed.cases.length === 0 || target === ''}
            >
              {t('learning.upload.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Findings({ parsed }: { parsed: ParsedCases }) {
  const t = useT();
  const { cases, bad } = parsed;
  if (cases.length === 0 && bad.length === 0) {
    return (
      <Alert color="brick" title={t('learning.upload.nothing')} role="alert">
        {t('learning.upload.nothing.help', { example: EXAMPLE })}
      </Alert>
    );
  }
  return (
    <>
      <Text fw={550} role="status">
        {t('learning.upload.found', { count: cases.length })}
      </Text>
      {bad.length > 0 && (
        <Alert color="amber">
          {bad.slice(0, SHOWN_BAD_LINES).map(({ line, reason }) => (
            <div key={line}>{t('learning.upload.badLine', { line, reason: t(reason) })}</div>
          ))}
          {bad.length > SHOWN_BAD_LINES && '…'}
        </Alert>
      )}
    </>
  );
}
