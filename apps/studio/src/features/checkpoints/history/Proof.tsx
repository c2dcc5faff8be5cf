import { Alert, Button, Group, Table, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { RouterOutput } from '../../../api/trpc.ts';
import { useTrpc } from '../../../api/trpc.ts';
import { useLocale } from '../../../strings/useT.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { segmentName } from '../../../ui/segmentName.ts';
import { differences, jsonText } from './differences.ts';

type LedgerProof = RouterOutput['checkpoints']['proof'];

/** Computes every number again from the ledger alone, on demand, and says whether all agree. */
export function Proof({ checkpoint }: { checkpoint: string }) {
  const { t } = useLocale();
  const proof = useQuery({
    ...useTrpc().checkpoints.proof.queryOptions({ checkpoint }),
    enabled: false,
    // The proof is of one moment; a hint of a change must not silently run it again.
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <Group justify="space-between" align="flex-start">
        <div style={{ flex: '1 1 300px' }}>
          <Title order={2}>{t('ledger.proof')}</Title>
          <Text c="dimmed" size="sm">
            {t('ledger.proof.help')}
          </Text>
        </div>
        <Button variant="default" loading={proof.isFetching} onClick={() => proof.refetch()}>
          {t('ledger.proof.run')}
        </Button>
      </Group>
      <ProblemAlert error={proof.error} onRetry={() => proof.refetch()} />
      {proof.data && <Outcome proof={proof.data} />}
    </>
  );
}

function Outcome({ proof }: { proof: LedgerProof }) {
  const { t } = useLocale();
  const wrong = proof.trusts.filter(({ isEqual }) => !isEqual);
  if (wrong.length === 0 && proof.differences.length === 0) {
    return (
      <Alert
        mt="sm"
        color="ink"
        icon={<IconCircleCheck size={18} />}
        title={t('ledger.proof.equal')}
        role="status"
      >
        {t('ledger.proof.equal.help', { lines: proof.lines, trusts: proof.trusts.length })}
      </Alert>
    );
  }
  return (
    <Alert
      mt="sm"
      color="brick"
      icon={<IconAlertTriangle size={18} />}
      title={t('ledger.proof.differs')}
      role="alert"
    >
      {t('ledger.proof.differs.help')}
      {proof.differences.length > 0 && (
        <Text size="sm" mt="xs">
          {t('ledger.proof.lines', {
            count: proof.differences.length,
            lines: proof.differences.slice(0, 20).join(', '),
          })}
        </Text>
      )}
      <Table mt="sm" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ledger.proof.field')}</Table.Th>
            <Table.Th>{t('ledger.proof.stored')}</Table.Th>
            <Table.Th>{t('ledger.proof.replayed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {wrong.flatMap(({ segment, agentVersion, stored, replayed }) =>
            differences(stored, replayed).map(({ path, left, right }) => (
              <Table.Tr key={`${segment} ${agentVersion} ${path}`}>
                <Table.Td>
                  {segmentName(segment, t)} · {agentVersion.slice(0, 8)} · {path}
                </Table.Td>
                <Table.Td>{jsonText(left)}</Table.Td>
                <Table.Td>{jsonText(right)}</Table.Td>
              </Table.Tr>
            )),
          )}
        </Table.Tbody>
      </Table>
    </Alert>
  );
}
