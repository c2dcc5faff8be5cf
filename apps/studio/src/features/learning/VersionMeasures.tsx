import { Table, Text } from '@mantine/core';
import type { RouterOutput } from '../../api/trpc.ts';
import { useLocale } from '../../strings/useT.ts';
import classes from './ModelCard.module.css';
import { percent } from './percent.ts';

type Comparison = RouterOutput['learning']['comparison'];

/** Both versions beside each other: how often right, how honest about it, and what gates would have let pass. */
export function VersionMeasures({ comparison }: { comparison: Comparison }) {
  const { t, language } = useLocale();
  const { candidate, rivalMeasure, rival, version, checkpoints } = comparison;
  const number = new Intl.NumberFormat(language);
  if (candidate === null) return <Text c="dimmed">{t('learning.compare.none')}</Text>;
  const share = (value: number | undefined) => (value === undefined ? '–' : percent(value, language));
  return (
    <section
      className={classes['scroll']}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('learning.compare')}
    >
      <Table className="cs-numbers" data-testid="comparison">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('learning.compare')}</Table.Th>
            {rival !== null && (
              <Table.Th>{t('learning.compare.before', { version: rival.version })}</Table.Th>
            )}
            <Table.Th>{t('learning.compare.now', { version: version.version })}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Row
            name={t('learning.compare.accuracy')}
            before={rival && share(rivalMeasure?.accuracy)}
            now={share(candidate.accuracy)}
          />
          <Row
            name={t('learning.calibration')}
            before={rival && share(rivalMeasure?.calibrationError)}
            now={share(candidate.calibrationError)}
          />
          {checkpoints.map((checkpoint) => (
            <Row
              key={`${checkpoint.id}/passed`}
              name={t('learning.compare.passed', { title: checkpoint.title, rung: checkpoint.rung })}
              before={rival && passedText(checkpoint.rival, checkpoint.cases)}
              now={passedText(checkpoint.candidate, checkpoint.cases)}
            />
          ))}
          {checkpoints.map((checkpoint) => (
            <Row
              key={`${checkpoint.id}/slipped`}
              name={t('learning.compare.slipped', { title: checkpoint.title })}
              before={rival && number.format(checkpoint.rival?.slipped ?? 0)}
              now={number.format(checkpoint.candidate.slipped)}
            />
          ))}
        </Table.Tbody>
      </Table>
      {checkpoints.map(
        ({ id, title, withoutAnswer }) =>
          withoutAnswer > 0 && (
            <Text key={id} size="sm" c="dimmed" mt="xs">
              {t('learning.compare.withoutAnswer', { count: withoutAnswer, title })}
            </Text>
          ),
      )}
    </section>
  );

  function passedText(replay: Comparison['checkpoints'][number]['rival'], cases: number): string {
    if (replay === null) return '–';
    const share = percent(replay.share, language);
    return t('learning.compare.passedOf', { passed: replay.passed, cases, share });
  }
}

function Row({ name, before, now }: { name: string; before: string | null; now: string }) {
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={450}>
        {name}
      </Table.Th>
      {before !== null && <Table.Td>{before}</Table.Td>}
      <Table.Td fw={600}>{now}</Table.Td>
    </Table.Tr>
  );
}
