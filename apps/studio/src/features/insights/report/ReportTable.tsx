import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Report.module.css';

interface ReportTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

/** A table of the report: the first column names, the others count. On a phone it scrolls within itself. */
export function ReportTable({ label, columns, children }: ReportTableProps) {
  return (
    // A scrolling region must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={classes['scroll']} tabIndex={0} aria-label={label}>
      <Table fz="sm" className={`cs-numbers ${classes['table']}`}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </section>
  );
}
