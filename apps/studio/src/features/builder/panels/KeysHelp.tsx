import { Kbd, Modal, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { StringKey } from '../../../strings/catalogue.ts';
import { useT } from '../../../strings/useT.ts';
import { BUILDER_KEYS, type KeyAction, writtenKeys } from '../keys.ts';
import classes from './Toolbar.module.css';

/** Keys that the canvas, the browser or the outline act on by themselves. */
const OTHERS = [
  ['Enter', 'builder.keys.select'],
  ['← ↑ → ↓', 'builder.keys.move'],
  ['Ctrl C', 'builder.keys.copy'],
  ['Ctrl X', 'builder.keys.cut'],
  ['Ctrl V', 'builder.keys.paste'],
  ['Ctrl K', 'builder.keys.palette'],
  ['Esc', 'builder.keys.back'],
] as const satisfies readonly (readonly [string, StringKey])[];

type Label = (typeof BUILDER_KEYS)[KeyAction][number]['label'] | (typeof OTHERS)[number][1];

const LINES: readonly (readonly [readonly string[], Label])[] = [
  ...Object.values(BUILDER_KEYS).flatMap((bindings) =>
    bindings.map((binding) => [writtenKeys(binding), binding.label] as const),
  ),
  ...OTHERS.map(([keys, label]) => [keys.split(' '), label] as const),
];

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
        {LINES.map(([keys, label]) => (
          <Fragment key={`${keys.join(' ')} ${label}`}>
            <span>
              {keys.map((key) => (
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
