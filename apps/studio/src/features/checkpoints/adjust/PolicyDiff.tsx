import type { CheckpointPolicy } from '@countersign/model';
import { Table, Text } from '@mantine/core';
import { policyFieldName } from '../../../policy/policyFormSchema.ts';
import { policyValueText } from '../../../policy/policyValueText.ts';
import { useLocale } from '../../../strings/useT.ts';
import { differences } from '../history/differences.ts';

/** Two policies, field by field where they differ. */
export function PolicyDiff({ before, after }: { before: CheckpointPolicy; after: CheckpointPolicy }) {
  const locale = useLocale();
  const { t } = locale;
  const changed = differences(before, after);
  if (changed.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('adjust.diff.none')}
      </Text>
    );
  return (
    <Table fz="sm" layout="fixed" style={{ overflowWrap: 'break-word' }}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('adjust.diff.field')}</Table.Th>
          <Table.Th>{t('adjust.diff.before')}</Table.Th>
          <Table.Th>{t('adjust.diff.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {changed.map(({ path, left, right }) => (
          <Table.Tr key={path}>
            <Table.Td>{policyFieldName(path, t)}</Table.Td>
            <Table.Td>{policyValueText(path, left, locale)}</Table.Td>
            <Table.Td>{policyValueText(path, right, locale)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
