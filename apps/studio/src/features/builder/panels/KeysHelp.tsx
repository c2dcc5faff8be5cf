import { Kbd, Modal, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { StringKey } from '../../../strings/catalogue.ts';
import { useT } from '../../../strings/useT.ts';
import classes from './Toolbar.module.css';

const KEYS = [
  ['A', 'builder.keys.add'],
  ['Enter', 'builder.keys.select'],
  ['← ↑ → ↓', 'builder.keys.move'],
  ['Delete', 'builder.keys.delete'],
  ['Ctrl Z', 'builder.undo'],
  ['Ctrl Shift Z', 'builder.redo'],
  ['Ctrl C', 'builder.keys.copy'],
  ['Ctrl X', 'builder.keys.cut'],
  ['Ctrl V', 'builder.keys.paste'],
  ['Ctrl D', 'builder.keys.duplicate'],
  ['Ctrl A', 'builder.keys.all'],
  ['F', 'builder.fit'],
  ['Esc', 'builder.keys.nothing'],
] as const satisfies readonly (readonly [string, StringKey])[];

/** The keys of the builder. */
export function KeysHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useT();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('builder.close') }}
      title={t('builder.keys')}
      size="sm"
    >
      <div className={classes['keys']}>
        {KEYS.map(([keys, label]) => (
          <Fragment key={keys}>
            <span>
              {keys.split(' ').map((key) => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </span>
            <Text size="sm">{t(label)}</Text>
          </Fragment>
        ))}
      </div>
    </Modal>
  );
}
