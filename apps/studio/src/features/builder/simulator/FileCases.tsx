import type { Artefact } from '@countersign/model';
import { type PlainAnswer, type PlayedCase, playCase, resultOf } from '@countersign/simulation';
import { Button, FileButton, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Translate } from '../../../strings/catalogue.ts';
import { sayProblem } from '../../../strings/sayProblem.ts';
import { useLocale, useT } from '../../../strings/useT.ts';
import { ProblemText } from './ProblemText.tsx';
import { type CaseLine, readCases } from './readCases.ts';
import classes from './Simulator.module.css';
import { titleOf } from './sayMove.ts';
import type { Simulator } from './useSimulator.ts';

type Row = { readonly line: number; readonly played: PlayedCase | { readonly fault: string } };

/** Longer tables help nobody; every case counts for the coverage. */
const SHOWN = 200;

/** A file of cases, played through the draft: rules decide each case, other agents say what they said before. */
export function FileCases({
  artefact,
  simulator,
}: {
  readonly artefact: Artefact;
  readonly simulator: Simulator;
}) {
  const t = useT();
  const [answer, setAnswer] = useState<PlainAnswer>('approve');
  const [rows, setRows] = useState<readonly Row[]>();
  const choose = async (file: File | null) => {
    if (file === null) return;
    const lines = readCases(file.name, await file.text(), artefact.input);
    const startedAt = new Date().toISOString();
    const play = (line: CaseLine): Row['played'] => {
      if ('fault' in line) return { fault: line.fault };
      const played = playCase(artefact, line.input, { answers: simulator.answers, answer, startedAt });
      return played.ok ? played.value : { fault: played.problem.message };
    };
    const played = lines.map((line) => ({ line: line.line, played: play(line) }));
    setRows(played);
    simulator.addStates(played.flatMap(({ played: one }) => ('state' in one ? one.state : [])));
  };
  const answers = (['approve', 'reject'] as const).map((value) => ({
    value,
    label: t(`simulator.file.answer.${value}`),
  }));
  return (
    <Stack gap="sm" className={classes['padded'] ?? ''}>
      <Text size="sm" c="dimmed">
        {t('simulator.file.help')}
      </Text>
      <Group>
        <FileButton accept=".csv,.jsonl,.ndjson,.txt" onChange={(file) => void choose(file)}>
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconFileUpload size={16} />}>
              {t('simulator.file.choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm">{t('simulator.file.answer')}</Text>
        <SegmentedControl
          size="xs"
          aria-label={t('simulator.file.answer')}
          data={answers}
          value={answer}
          onChange={(value) => setAnswer(value as PlainAnswer)}
        />
      </Group>
      {rows !== undefined && <Results artefact={artefact} rows={rows} />}
    </Stack>
  );
}

function Results({ artefact, rows }: { readonly artefact: Artefact; readonly rows: readonly Row[] }) {
  const { t, phrase } = useLocale();
  if (rows.length === 0) return <Text size="sm">{t('simulator.file.empty')}</Text>;
  return (
    <>
      <Text size="sm" role="status">
        {totals(rows, t)}
      </Text>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('simulator.file.row')}</Table.Th>
            <Table.Th>{t('simulator.file.result')}</Table.Th>
            <Table.Th>{t('simulator.file.way')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, SHOWN).map(({ line, played }) => (
            <Table.Tr key={line}>
              <Table.Td>{line}</Table.Td>
              {'fault' in played ? (
                <Table.Td colSpan={2}>
                  {t('simulator.file.refused', { line, message: sayProblem(played.fault, phrase) })}
                </Table.Td>
              ) : (
                <>
                  <Table.Td>{endOf(played, t)}</Table.Td>
                  <Table.Td>
                    {resultOf(played.state)
                      .steps.map((step) => titleOf(artefact, step))
                      .join(' → ')}
                    <ProblemText problem={played.stuck} />
                  </Table.Td>
                </>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

/** How a case ended, as the flow calls it; of one that did not, where it stands. */
function endOf({ state }: PlayedCase, t: Translate): string {
  const { outcome, status } = resultOf(state);
  return outcome ?? t(`runs.status.${status}`);
}

/** How many cases came to which end. */
function totals(rows: readonly Row[], t: Translate): string {
  const ends = Map.groupBy(rows, ({ played }) => ('fault' in played ? '–' : endOf(played, t)));
  return [...ends].map(([end, all]) => `${all.length} × ${end}`).join(', ');
}
