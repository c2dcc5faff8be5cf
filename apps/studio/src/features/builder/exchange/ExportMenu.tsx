import { Menu } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useT } from '../../../strings/useT.ts';
import { useExports } from './useExports.ts';

/** All that the draft can be made into, as items of a menu. */
export function ExportMenu() {
  const t = useT();
  return (
    <>
      <Menu.Label>{t('exchange.export')}</Menu.Label>
      {useExports().map(({ id, label, onClick }) => {
        const Icon = id === 'paper' ? IconPrinter : IconDownload;
        return (
          <Menu.Item key={id} leftSection={<Icon size={16} />} onClick={onClick}>
            {label}
          </Menu.Item>
        );
      })}
    </>
  );
}
