import { Kbd, Modal, Table } from '@mantine/core';
import { useT } from '../../strings/useT.ts';
import { keyName } from '../../ui/keyName.ts';

const ROWS = [
  [['j'], 'keys.j'],
  [['k'], 'keys.k'],
  [['a'], 'keys.a'],
  [['e'], 'keys.e'],
  [['r'], 'keys.r'],
  [['s'], 'keys.s'],
  [['o'], 'keys.o'],
  [['x'], 'keys.x'],
  [['X'], 'keys.selectAll'],
  [['u'], 'keys.u'],
  [['c'], 'keys.c'],
  [['mod', 'enter'], 'keys.send'],
  [['escape'], 'keys.escape'],
  [['?'], 'keys.help'],
] as const;

/** The keys of the review desk. */
export function KeyHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.title')} size="sm">
      <Table withRowBorders={false}>
        <Table.Tbody>
          {ROWS.map(([keys, label]) => (
            <Table.Tr key={label}>
              <Table.Td w={90}>
                <Kbd>{keys.map((key) => keyName(key, t)).join(' ')}</Kbd>
              </Table.Td>
              <Table.Td>{t(label)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
