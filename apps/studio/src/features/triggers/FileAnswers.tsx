import { type AnsweredCase, answerHeader, answerLine, fieldsOf } from '@countersign/formats';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type RouterOutput, useTrpcClient } from '../../api/trpc.ts';
import { useT } from '../../strings/useT.ts';
import { downloadText } from '../../ui/downloadText.ts';
import { notifyProblem } from '../../ui/notify.ts';

type Page = RouterOutput['files']['answers'];

/** What became of the rows of a file, as a file again. */
export function FileAnswers({
  file: { id, name },
}: {
  file: { readonly id: string; readonly name: string };
}) {
  const t = useT();
  const client = useTrpcClient();
  const download = useMutation({
    mutationFn: async (format: 'csv' | 'jsonl') => {
      const answers: AnsweredCase[] = [];
      for (let after: number | null = 0; after !== null; ) {
        const page: Page = await client.files.answers.query({ id, after });
        answers.push(...page.items);
        after = page.next;
      }
      const base = name.replace(/\.\w{1,8}$/, '');
      if (format === 'csv') downloadText(`${base}-answers.csv`, asCsv(answers), 'text/csv');
      else downloadText(`${base}-answers.jsonl`, asLines(answers), 'application/jsonl');
    },
    onError: (error) => notifyProblem(error, t),
  });
  return (['csv', 'jsonl'] as const).map((format) => (
    <Button
      key={format}
      size="compact-xs"
      variant="subtle"
      leftSection={<IconDownload size={14} />}
      loading={download.isPending && download.variables === format}
      onClick={() => download.mutate(format)}
    >
      {t(`triggers.files.answers.${format}`)}
    </Button>
  ));
}

const asLines = (answers: readonly AnsweredCase[]): string =>
  answers.map((one) => `${JSON.stringify(one)}\n`).join('');

/** The mark at the beginning lets spreadsheets read UTF-8 as what it is. */
function asCsv(answers: readonly AnsweredCase[]): string {
  const columns = [...new Set(answers.flatMap(({ input }) => Object.keys(fieldsOf(input))))];
  return ['\uFEFF', answerHeader(columns), ...answers.map((one) => answerLine(columns, one))].join('');
}
