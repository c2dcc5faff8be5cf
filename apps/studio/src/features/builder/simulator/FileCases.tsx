import type { Artefact } from '@countersign/model';
import { Button, FileButton, Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useT } from '../../../strings/useT.ts';
import { type FileAnswer, type PlayedCase, playCase } from './playCases.ts';
import { type CaseLine, readCases } from './readCases.ts';
import classes from './Simulator.module.css';
import { titleOf } from './sayMove.ts';
import type { Simulator } from './useSimulator.ts';

type Row = { readonly line: number; readonly played: PlayedCase };

/** Longer tables help nobody; every case counts for the coverage. */
const SHOWN = 200;

/** A file of cases, played through the draft with agents that say what they said before. */
export function FileCases({
  artefact,
  simulator,
}: {
  readonly artefact: Artefact;
  readonly simulator: Simulator;
}) {
  const t = useT();
  const [answer, setAnswer] = useState<FileAnswer>('approve');
  const [rows, setRows] = useState<readonly Row[]>();
  const choose = async (file: File | null) => {
    if (file === null) return;
    const lines = readCases(file.name, await file.text(), artefact.input);
    const startedAt = new Date().toISOString();
    const play = (line: CaseLine): PlayedCase =>
      'fault' in line
        ? { fault: line.fault }
        : playCase(artefact, line.input, { answers: simulator.answers, answer, startedAt });
    const played = lines.map((line) => ({ line: line.line, played: play(line) }));
    setRows(played);
    simulator.addStates(played.flatMap((row) => ('state' in row.played ? row.played.state : [])));
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
          onChange={(value) => setAnswer(value as FileAnswer)}
        />
      </Group>
      {rows !== undefined && <Results artefact={artefact} rows={rows} />}
    </Stack>
  );
}

function Results({ artefact, rows }: { readonly artefact: Artefact; readonly rows: readonly Row[] }) {
  const t = useT();
  if (rows.length === 0) return <Text size="sm">{t('simulator.file.empty')}</Text>;
  return (
    <>
      <Text size="sm" role="status">
        {totals(rows)}
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
                  {t('simulator.file.refused', { line, message: played.fault })}
                </Table.Td>
              ) : (
                <>
                  <Table.Td>{played.end}</Table.Td>
                  <Table.Td>{played.steps.map((step) => titleOf(artefact, step)).join(' → ')}</Table.Td>
                </>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

/** How many cases came to which end. */
function totals(rows: readonly Row[]): string {
  const ends = Map.groupBy(rows, ({ played }) => ('fault' in played ? '–' : played.end));
  return [...ends].map(([end, all]) => `${all.length} × ${end}`).join(', ');
}
