import { claimOf, type NextStanding } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import { Badge, Table, Text } from '@mantine/core';
import { useLocale } from '../../strings/useT.ts';
import { formatRate } from '../../ui/formatNumber.ts';
import { ruleReached } from './progress.ts';

interface RulesTableProps {
  readonly next: NextStanding;
  readonly policy: CheckpointPolicy;
  readonly epoch: number;
  readonly since: string;
}

const RULES = ['streak', 'escalating', 'eprocess'] as const;

/** The same evidence under each rule an owner may choose, with what each bound is worth. */
export function RulesTable({ next, policy, epoch, since }: RulesTableProps) {
  const locale = useLocale();
  const { t, language } = locale;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  return (
    <details style={{ marginTop: 12 }}>
      <summary>
        <Text span size="sm" fw={550}>
          {t('checkpoints.rules')}
        </Text>
      </summary>
      <Table fz="sm" mt={4} className="cs-numbers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('checkpoints.rules.rule')}</Table.Th>
            <Table.Th>{t('checkpoints.rules.have')}</Table.Th>
            <Table.Th>{t('checkpoints.rules.bound')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {RULES.map((rule) => (
            <Table.Tr key={rule}>
              <Table.Td>
                {t(`checkpoints.rules.${rule}`)}{' '}
                {next.rule.type === rule && <Badge size="sm">{t('checkpoints.rules.inForce')}</Badge>}
                <Text size="xs" c="dimmed">
                  {rule !== 'eprocess' && policy.target === 'cumulative'
                    ? t('checkpoints.rules.unweighed')
                    : rule === 'escalating'
                      ? t('checkpoints.rules.escalating.help', { needed: next.escalating.neededAfterError })
                      : t(`checkpoints.rules.${rule}.help`)}
                </Text>
              </Table.Td>
              <Table.Td>{ruleReached(next, rule, locale)}</Table.Td>
              <Table.Td>{formatRate(next[rule].bound, language)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt={4}>
        {t('checkpoints.rules.from', {
          n: next.n,
          date: since,
          errors: number.format(next.errors),
          risk: formatRate(claimOf(policy, epoch).d, language),
        })}
      </Text>
    </details>
  );
}
