import { Code, Table } from '@mantine/core';
import { useTrpc, useTrpcClient } from '../../api/trpc.ts';
import { usePages } from '../../api/usePages.ts';
import { useLocale } from '../../strings/useT.ts';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { UntrustedText } from '../../ui/UntrustedText.tsx';

/** The rows of a file that started no run, and why. */
export function FileErrors({ id }: { id: string }) {
  const { t, phrase } = useLocale();
  const trpc = useTrpc();
  const client = useTrpcClient();
  const errors = usePages({
    queryKey: [...trpc.files.errors.pathKey(), id],
    fetchPage: (cursor) => client.files.errors.query({ id, cursor }),
  });
  return (
    <>
      <ProblemAlert error={errors.error} onRetry={errors.retry} />
      <Table mt="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('triggers.files.line')}</Table.Th>
            <Table.Th>{t('triggers.files.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {errors.items.map(({ row, line, problem }) => (
            <Table.Tr key={row}>
              <Table.Td>{line}</Table.Td>
              <Table.Td>
                {problem.at !== undefined && <Code>{problem.at.replace(/^\/input\//, '')}</Code>}{' '}
                <UntrustedText inline text={phrase(problem.message)} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <LoadMore {...errors} />
    </>
  );
}
