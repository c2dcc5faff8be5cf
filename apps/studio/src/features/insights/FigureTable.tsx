import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './FigureTable.module.css';

/** What a row is called and its figures, one for each column. */
interface FigureRow {
  readonly key: string;
  readonly cells: readonly ReactNode[];
}

interface FigureTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly FigureRow[];
}

/**
 * A table of figures: the first column names, the others count. On a phone each row stands by itself, with what its
 * figures are beside them; the roles say that it is a table all the same.
 */
export function FigureTable({ label, columns, rows }: FigureTableProps) {
  return (
    // A scrolling region must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={classes['scroll']} tabIndex={0} aria-label={label}>
      <Table role="table" fz="sm" className={`cs-numbers ${classes['table']}`}>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Table.Th role="columnheader" key={column}>
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map(({ key, cells }) => (
            <Table.Tr role="row" key={key}>
              {columns.map((column, index) => (
                <Table.Td role="cell" key={column} data-column={column}>
                  {cells[index]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
