import { Button, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useT } from '../../strings/useT.ts';
import classes from './charts.module.css';

interface ChartTable {
  readonly columns: readonly string[];
  /** Already written in the reader's language; the first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

interface ChartFigureProps {
  readonly title: string;
  /** What the picture says, in one sentence. */
  readonly help?: ReactNode;
  readonly table: ChartTable;
  readonly order?: 2 | 3;
  readonly children: ReactNode;
}

/** A picture with its name and, one press away, the very numbers it is drawn from. */
export function ChartFigure({ title, help, table, order = 3, children }: ChartFigureProps) {
  const t = useT();
  const id = useId();
  const [isTable, toggle] = useDisclosure(false);
  return (
    <figure className={classes['figure']} aria-labelledby={id}>
      <div className={classes['head']}>
        <div style={{ flex: '1 1 240px' }}>
          <Title order={order} id={id}>
            {title}
          </Title>
          {help && (
            <Text size="sm" c="dimmed" component="div">
              {help}
            </Text>
          )}
        </div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          data-print="no"
          leftSection={isTable ? <IconChartLine size={14} /> : <IconTable size={14} />}
          onClick={toggle.toggle}
          aria-label={`${t(isTable ? 'charts.asPicture' : 'charts.asTable')}: ${title}`}
        >
          {t(isTable ? 'charts.asPicture' : 'charts.asTable')}
        </Button>
      </div>
      {isTable ? <ChartRows title={title} table={table} /> : children}
    </figure>
  );
}

function ChartRows({ title, table }: { title: string; table: ChartTable }) {
  return (
    // A scrolling region must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={classes['table']} tabIndex={0} aria-label={title}>
      <Table stickyHeader fz="sm" className="cs-numbers">
        <Table.Thead>
          <Table.Tr>
            {table.columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {table.rows.map((row) => (
            <Table.Tr key={row[0]}>
              {row.map((cell, index) => (
                // Cells stand in the order of the columns and have no other name.
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <Table.Td key={index}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
