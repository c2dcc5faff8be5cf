import type { Artefact } from '@countersign/model';
import { Table, Text } from '@mantine/core';
import type { Translate } from '../../../strings/catalogue.ts';
import { sayProblem } from '../../../strings/sayProblem.ts';
import { useLocale } from '../../../strings/useT.ts';
import type { FileResult, FileRow } from './beside/playFile.ts';
import { ProblemText } from './ProblemText.tsx';
import { sayEnd } from './sayEnd.ts';
import { titleOf } from './sayMove.ts';
import { sayUnfit } from './sayUnfit.ts';

type FileTableProps = { readonly artefact: Artefact; readonly result: FileResult };

/** What came of the cases of a file: how many ended how, and the way of each. */
export function FileTable({ artefact, result }: FileTableProps) {
  const { t } = useLocale();
  const { count, rows } = result;
  if (count === 0) return <Text size="sm">{t('simulator.file.empty')}</Text>;
  return (
    <>
      <Text size="sm" role="status">
        {sayEnds(result, t)}
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
          {rows.map((row) => (
            <Table.Tr key={row.line}>
              <Table.Td>{row.line}</Table.Td>
              <RowCells artefact={artefact} row={row} />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length < count && (
        <Text size="sm" c="dimmed">
          {t('simulator.file.shown', { shown: rows.length, count })}
        </Text>
      )}
    </>
  );
}

function RowCells({ artefact, row }: { readonly artefact: Artefact; readonly row: FileRow }) {
  const { t, phrase } = useLocale();
  if (row.type !== 'played') {
    const message =
      row.type === 'noCase'
        ? t(`simulator.file.fault.${row.fault}`)
        : (sayUnfit(artefact.input, row.input, phrase) ?? sayProblem(row.problem.message, phrase));
    return <Table.Td colSpan={2}>{t('simulator.file.refused', { line: row.line, message })}</Table.Td>;
  }
  return (
    <>
      <Table.Td>{sayEnd(row.end, t)}</Table.Td>
      <Table.Td>
        {row.steps.map((step) => titleOf(artefact, step)).join(' → ')}
        <ProblemText problem={row.stuck} />
      </Table.Td>
    </>
  );
}

/** How many cases came to which end. */
const sayEnds = ({ ends }: FileResult, t: Translate): string =>
  ends
    .map(([end, count]) => `${count} × ${end === null ? t('simulator.file.notPlayed') : sayEnd(end, t)}`)
    .join(', ');
