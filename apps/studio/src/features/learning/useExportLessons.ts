import { useMutation } from '@tanstack/react-query';
import { type RouterOutput, useTrpcClient } from '../../api/trpc.ts';
import { downloadText } from '../../ui/downloadText.ts';

type Page = RouterOutput['learning']['lessons'];

/** Reads what verdicts taught a model page by page and hands it to the browser as JSON Lines. */
export function useExportLessons() {
  const client = useTrpcClient();
  return useMutation({
    mutationFn: async (model: string) => {
      const lines: string[] = [];
      let after: Page['next'] = null;
      do {
        const page: Page = await client.learning.lessons.query({ model, after });
        for (const line of page.lines) lines.push(`${JSON.stringify(line)}\n`);
        after = page.next;
      } while (after !== null);
      downloadText(`${model}-lessons.jsonl`, lines.join(''), 'application/jsonl');
      return lines.length;
    },
  });
}
