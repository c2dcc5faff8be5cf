import { type CaseColumns, guessColumns } from '@countersign/formats';
import { Button, FileInput, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTrpc } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { isOtherThanText } from '../../ui/isOtherThanText.ts';
import { notifyDone } from '../../ui/notify.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { columnNames } from './columnNames.ts';

interface Chosen {
  readonly file: File;
  readonly format: 'csv' | 'jsonl';
  readonly names: readonly string[];
  readonly content: string;
}

const PARTS = ['title', 'recommendation', 'confidence', 'caseType'] as const;
const BEGINNING = 65_536;

/** Has the rows of a file reviewed without a flow: whoever sends it says which column means what. */
export function ReviewFile({ onClose }: { onClose: () => void }) {
  const t = useT();
  const trpc = useTrpc();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | 'notText' | null>(null);
  const [columns, setColumns] = useState<CaseColumns>({});
  const [question, setQuestion] = useState(t('triggers.review.question.usual'));
  const review = useMutation(
    trpc.files.review.mutationOptions({
      onSuccess: ({ rows }) => {
        notifyDone(t('triggers.review.taken', { rows }));
        onClose();
      },
      onSettled: () => queries.invalidateQueries(),
    }),
  );
  const choose = async (file: File | null) => {
    const read = file === null ? null : await readChosen(file);
    setChosen(read);
    setColumns(read === null || read === 'notText' ? {} : guessColumns(read.names));
  };
  const ready = chosen === 'notText' ? null : chosen;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready === null) return;
    const { file, format, content } = ready;
    review.mutate({ name: file.name, format, content, columns, question });
  };
  return (
    <Modal opened onClose={onClose} title={t('triggers.review')} size="lg">
      <form onSubmit={send}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('triggers.review.help')}
          </Text>
          <FileInput
            label={t('triggers.files.file')}
            description={t('triggers.files.file.help')}
            accept=".csv,.jsonl,.ndjson"
            leftSection={<IconUpload size={16} />}
            value={ready?.file ?? null}
            onChange={choose}
            error={chosen === 'notText' ? t('triggers.files.notText') : undefined}
            required
            data-autofocus
          />
          {ready !== null && <Columns names={ready.names} value={columns} onChange={setColumns} />}
          <TextInput
            label={t('triggers.review.question')}
            value={question}
            onChange={(event) => setQuestion(event.currentTarget.value)}
            maxLength={500}
            required
          />
          <ProblemAlert error={review.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={review.isPending} disabled={ready === null}>
              {t('triggers.review.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

async function readChosen(file: File): Promise<Chosen | 'notText'> {
  const content = await file.text();
  if (isOtherThanText(content)) return 'notText';
  const format = /\.csv$/i.test(file.name) ? 'csv' : 'jsonl';
  return { file, format, content, names: columnNames(format, content.slice(0, BEGINNING)) };
}

interface ColumnsProps {
  readonly names: readonly string[];
  readonly value: CaseColumns;
  readonly onChange: (value: CaseColumns) => void;
}

/** Which column says what; guessed, and each may be left out. */
function Columns({ names, value, onChange }: ColumnsProps) {
  const t = useT();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      {PARTS.map((part) => (
        <Select
          key={part}
          label={t(`triggers.review.${part}`)}
          description={t(`triggers.review.${part}.help`)}
          placeholder={t('triggers.review.none')}
          data={[...names]}
          value={value[part] ?? null}
          onChange={(name) => onChange({ ...value, [part]: name ?? undefined })}
          clearable
        />
      ))}
    </SimpleGrid>
  );
}
