import type { PolicyTrialResult } from '@countersign/autonomy';
import type { CheckpointPolicy } from '@countersign/model';
import { Table, Title } from '@mantine/core';
import { useLocale } from '../../../strings/useT.ts';
import { formatShare } from '../../../ui/formatNumber.ts';
import classes from './RungResults.module.css';

interface RungResultsProps {
  readonly policy: CheckpointPolicy;
  readonly answer: PolicyTrialResult;
}

/** What each rung adds, how much of that was wrong, and how much would pass on it in all. */
export function RungResults({ policy, answer }: RungResultsProps) {
  const { t, language } = useLocale();
  if (policy.ladder.length === 0) return null;
  const { byRung, bands } = answer;
  const cases = answer.now.estimate.cases;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const share = (part: number) => (cases === 0 ? '–' : formatShare(part / cases, language));
  return (
    <>
      <Title order={3} mt="md">
        {t('adjust.backtest.rungs')}
      </Title>
      <Table fz="sm" className="cs-numbers">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('adjust.backtest.rung')}</Table.Th>
            <Table.Th>{t('adjust.backtest.added')}</Table.Th>
            <Table.Th>{t('adjust.backtest.addedWrong')}</Table.Th>
            <Table.Th>{t('adjust.backtest.total')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {bands.map(({ band, cases: added, judged, losses }) => {
            const passed = band === null ? null : (byRung[band]?.estimate.passed ?? 0);
            return (
              <Table.Tr key={band ?? 'never'}>
                <Table.Td>
                  {band === null
                    ? t('adjust.backtest.never')
                    : `${band} · ${policy.ladder[band - 1]?.title ?? ''}`}
                </Table.Td>
                <Table.Td>{share(added)}</Table.Td>
                <Table.Td>
                  {judged === 0
                    ? '–'
                    : t('adjust.backtest.wrongOf', {
                        errors: number.format(losses),
                        judged: number.format(judged),
                      })}
                </Table.Td>
                <Table.Td>
                  {passed !== null && (
                    <span className={classes['bar']}>
                      <span style={{ width: cases === 0 ? 0 : `${(passed / cases) * 100}%` }} aria-hidden />
                      {share(passed)}
                    </span>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </>
  );
}
